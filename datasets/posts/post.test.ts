import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyOf } from './key.ts'
import { type StoredPost, toPost, toWholePost } from './post.ts'

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

test('an id of 24 hexadecimal digits is an ObjectId; any other id is text', () => {
  const id = '65920AFB4DD7023573252202'

  assert.equal(typeof keyOf(id), 'object')
  assert.equal(String(keyOf(id)), id.toLowerCase())
  for (const text of ['abc', id.slice(1), `${id}0`, `g${id.slice(1)}`])
    assert.equal(keyOf(text), text)
})
