import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { startApi } from '../test/api.ts'
import { storedPost } from '../test/posts.ts'

const { get, request, posts } = await startApi()
const post = storedPost({ _id: 'abc', selftext: 'It was raining.' })
const path = '/api/posts/abc'

beforeEach(async () => {
  await posts.deleteMany()
  await posts.insertOne(post)
})

test('a post shows its fields and a link to itself, and nothing else', async () => {
  const { data } = await get(path)

  const { title, permalink, url, subreddit, author, score } = post
  const { num_comments, created_utc, thumbnail, selftext } = post
  const { domain, ups, downs } = post
  assert.deepEqual(data, {
    ...{ id: 'abc', title, permalink, url, subreddit, author, score },
    ...{ num_comments, created_utc, thumbnail, selftext, domain, ups },
    downs,
    _links: { self: { href: path } },
  })
})

test('an ObjectId is known by its 24 digits, in either case', async () => {
  const other = storedPost()
  await posts.insertOne(other)
  const id = String(other._id)

  const { data } = await get(`/api/posts/${id.toUpperCase()}`)

  assert.equal(data.id, id)
})

test('what a document lacks is empty, not missing', async () => {
  await posts.insertOne({ _id: 'bare', title: 'Bare' } as never)

  const { data } = await get('/api/posts/bare')

  assert.deepEqual([data.subreddit, data.score], ['', 0])
})

test('an unknown id is a 404 problem', async () => {
  for (const id of [
    'f'.repeat(24),
    'x',
    '%7B%22$gt%22:1%7D',
    'a'.repeat(5000),
  ]) {
    const { status, type } = await get(`/api/posts/${id}`)
    assert.deepEqual([status, type], [404, 'application/problem+json'])
  }
})

test('a path that cannot be decoded is a 400 problem', async () => {
  const { status, type } = await get('/api/posts/%zz')

  assert.deepEqual([status, type], [400, 'application/problem+json'])
})

test('If-None-Match with the ETag is 304, without a body (RFC 9110, 13.1.2)', async () => {
  const { etag } = await get(path)
  const matching = [etag, `W/${etag}`, `"x", ${etag}`, '*']
  const other = ['"x"', `"${etag}"`, '""']

  for (const tag of matching) {
    const answer = await get(path, { 'If-None-Match': tag })
    assert.deepEqual([answer.status, answer.text], [304, ''], tag)
    assert.equal(answer.etag, etag)
    assert.match(answer.headers.get('vary') ?? '', /Accept/)
  }
  for (const tag of other)
    assert.equal((await get(path, { 'If-None-Match': tag })).status, 200)
})

test('the ETag is strong, and another one after every change', async () => {
  const first = await get(path)
  await posts.updateOne({ _id: 'abc' }, { $set: { score: 101 } })
  const second = await get(path)
  await posts.updateOne({ _id: 'abc' }, { $set: { score: post.score } })
  const third = await get(path)

  assert.match(first.etag, /^"[\w-]+"$/)
  assert.notEqual(first.etag, second.etag)
  assert.equal(first.etag, third.etag)
})

test('a read under If-Match is 412 when the post is another by now', async () => {
  const { etag } = await get(path)

  assert.equal((await get(path, { 'If-Match': etag })).status, 200)
  assert.equal((await get(path, { 'If-Match': '"x"' })).status, 412)
})

test('HEAD answers the same without the body', async () => {
  const { status, text, etag } = await request(path, { method: 'HEAD' })

  assert.deepEqual([status, text], [200, ''])
  assert.equal(etag, (await get(path)).etag)
})
