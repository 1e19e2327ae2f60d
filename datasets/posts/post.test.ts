import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyOf } from './key.ts'
import { postSchema, type StoredPost, toPost, toWholePost } from './post.ts'

test('a field that a document lacks is empty', () => {
  const bare = { _id: 'bare', title: 'Bare' } as StoredPost

  const { selftext, domain, ups, downs, ...listed } = toWholePost(bare)

  assert.deepEqual([selftext, domain, ups, downs], ['', '', 0, 0])
  assert.deepEqual(listed, toPost(bare))
  assert.deepEqual(listed, {
    id: 'bare',
    title: 'Bare',
    ...{ permalink: '', url: '', subreddit: '', author: '' },
    ...{ score: 0, num_comments: 0, created_utc: 0, thumbnail: 'default' },
  })
})

test('likes are absent while there are none', () => {
  const post = { _id: 'bare', title: 'Bare' } as StoredPost

  for (const likes of [undefined, 0])
    assert.equal('likes' in toWholePost({ ...post, likes }), false)
  assert.equal(toWholePost({ ...post, likes: 3 }).likes, 3)
  assert.equal(toPost({ ...post, likes: 3 }).likes, 3)
})

test('the number of likes is a whole number from 0 on', () => {
  const post = toWholePost({ _id: 'bare', title: 'Bare' } as StoredPost)

  const isValid = (likes: unknown) =>
    postSchema.safeParse({ ...post, likes }).success

  assert.deepEqual([0, 3, undefined].map(isValid), [true, true, true])
  assert.deepEqual([-1, 1.5, '3', null].map(isValid), Array(4).fill(false))
})

test('an id of 24 hexadecimal digits is an ObjectId; any other id is text', () => {
  const id = '65920AFB4DD7023573252202'

  assert.equal(typeof keyOf(id), 'object')
  assert.equal(String(keyOf(id)), id.toLowerCase())
  for (const text of ['abc', id.slice(1), `${id}0`, `g${id.slice(1)}`])
    assert.equal(keyOf(text), text)
})
