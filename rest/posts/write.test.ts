import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { toWholePost } from '@workshop/datasets/posts/post'
import { invalidFields, startApi } from '../test/api.ts'
import { createReader } from '../test/feed.ts'
import { storedPost } from '../test/posts.ts'

const { get, send, request, posts } = await startApi()
const post = storedPost({ _id: 'abc' })
const path = '/api/posts/abc'
const anyState = { 'If-Match': '*' }
const stored = () => posts.findOne({ _id: 'abc' })

beforeEach(async () => {
  await posts.deleteMany()
  await posts.insertOne(post)
})

test('a merge patch changes what it names (RFC 7396)', async () => {
  const { etag } = await get(path)

  const patch = { title: 'Other', score: 7 }
  const { status, text } = await send('PATCH', path, patch, {
    'If-Match': etag,
  })

  assert.deepEqual([status, text], [204, ''])
  assert.deepEqual(await stored(), { ...post, ...patch })
})

test('a number of likes can be patched, and reaches the feed', async () => {
  const reader = createReader({ get })
  await reader.catchUp()

  const { status } = await send('PATCH', path, { likes: 3 }, anyState)
  await reader.catchUp()

  assert.equal(status, 204)
  assert.equal((await get(path)).data.likes, 3)
  assert.deepEqual(
    reader.posts().get('abc'),
    toWholePost({ ...post, likes: 3 }),
  )
})

test('the ETag of a patch is that of the post as it is then', async () => {
  const { etag } = await send('PATCH', path, { score: 7 }, anyState)

  assert.equal(etag, (await get(path)).etag)
})

test('what was read can be put back changed; what only importers know stays', async () => {
  const { data, etag } = await get(path)

  const changed = { ...data, title: 'Other', downs: 0 }
  const { status, headers } = await send('PUT', path, changed, {
    'If-Match': etag,
  })

  assert.equal(status, 204)
  assert.equal(headers.has('ETag'), false)
  assert.deepEqual(await stored(), { ...post, title: 'Other', downs: 0 })
})

test('a PUT is the whole post: every field that is missing is named', async () => {
  const answer = await send('PUT', path, { title: 'Other' }, anyState)

  assert.equal(answer.status, 422)
  assert.deepEqual(invalidFields(answer), [
    ...['permalink', 'url', 'subreddit', 'author', 'score'],
    ...['num_comments', 'created_utc', 'thumbnail', 'selftext'],
    ...['domain', 'ups', 'downs'],
  ])
  assert.deepEqual(await stored(), post)
})

test('a post is deleted, and gone', async () => {
  const { etag } = await get(path)

  const headers = { 'If-Match': etag }
  const { status } = await request(path, { method: 'DELETE', headers })

  assert.equal(status, 204)
  assert.equal((await get(path)).status, 404)
})

for (const method of ['PUT', 'PATCH', 'DELETE']) {
  const body = async () =>
    method === 'PUT' ? (await get(path)).data : { title: 'Other' }

  test(`${method} without If-Match is 428 (RFC 6585, 3)`, async () => {
    const { status, type } = await send(method, path, await body())

    assert.deepEqual([status, type], [428, 'application/problem+json'])
    assert.deepEqual(await stored(), post)
  })

  test(`${method} of another state is 412 (RFC 9110, 13.1.1)`, async () => {
    const { etag } = await get(path)
    await posts.updateOne({ _id: 'abc' }, { $set: { score: 1 } })
    const whole = await body()

    for (const tag of [etag, '"x"', 'x', `W/${(await get(path)).etag}`]) {
      const headers = { 'If-Match': tag }
      const { status, type } = await send(method, path, whole, headers)
      assert.deepEqual([status, type], [412, 'application/problem+json'])
    }
    assert.deepEqual(await stored(), { ...post, score: 1 })
  })

  test(`${method} of no post is 404`, async () => {
    const whole = { ...(await body()) }
    delete whole.id

    const none = '/api/posts/none'
    const { status } = await send(method, none, whole, anyState)

    assert.equal(status, 404)
  })
}

test('of many writers with the same ETag one wins', async () => {
  const { etag } = await get(path)

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, score) =>
      send('PATCH', path, { score }, { 'If-Match': etag }),
    ),
  )

  const statuses = answers.map(({ status }) => status).sort()
  assert.deepEqual(statuses, [204, ...Array(9).fill(412)])
})

test('of many writers who take any state none is lost', async () => {
  await posts.updateOne({ _id: 'abc' }, { $set: { score: 0 } })

  const fields = ['title', 'author', 'selftext', 'subreddit', 'domain']
  const answers = await Promise.all(
    fields.map(field => send('PATCH', path, { [field]: 'new' }, anyState)),
  )

  assert.ok(answers.every(({ status }) => status === 204))
  const { data } = await get(path)
  assert.deepEqual(
    fields.map(field => data[field]),
    fields.map(() => 'new'),
  )
})

test('every wrong field of a patch is named in one 422 answer', async () => {
  const wrong = {
    ...{ title: null, score: 1.5, ups: '1', num_comments: -1 },
    ...{ url: 'javascript:alert(1)', permalink: '//evil.example' },
    ...{ source: 'mine', $set: { score: 1 }, _id: 'x' },
  }

  const answer = await send('PATCH', path, wrong, anyState)

  assert.equal(answer.status, 422)
  assert.equal(answer.type, 'application/problem+json')
  assert.deepEqual(invalidFields(answer)?.sort(), Object.keys(wrong).sort())
  assert.deepEqual(await stored(), post)
})

test('the id cannot be changed, and may come along', async () => {
  const other = await send('PATCH', path, { id: 'other' }, anyState)
  const same = await send('PATCH', path, { id: 'abc' }, anyState)

  assert.deepEqual([other.status, invalidFields(other)], [422, ['id']])
  assert.equal(same.status, 204)
})

test('another media type is 415, and the right one is told', async () => {
  const patch = await send(
    'PATCH',
    path,
    {},
    {
      ...anyState,
      'Content-Type': 'application/json',
    },
  )
  const put = await send(
    'PUT',
    path,
    {},
    {
      ...anyState,
      'Content-Type': 'text/plain',
    },
  )

  assert.deepEqual([patch.status, put.status], [415, 415])
  assert.equal(
    patch.headers.get('accept-patch'),
    'application/merge-patch+json',
  )
  assert.match(put.headers.get('accept') ?? '', /application\/json/)
})
