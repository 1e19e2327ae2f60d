import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { invalidFields, startApi } from '../test/api.ts'
import { readerAtEnd } from '../test/feed.ts'
import { storedPost } from '../test/posts.ts'
import { readToken, writeToken } from './token.ts'

const api = await startApi()
const { get, posts } = api

beforeEach(() => posts.deleteMany())

test('a place of another database, or one that was never, is 410 and says where to begin', async () => {
  const reader = await readerAtEnd(api)
  const { next } = await reader.read()
  const place = readToken(next)
  const places = [
    { ...place, feed: 'another' },
    { ...place, resume: { _data: '82FFFFFFFFFFFFFFFF00' } },
    { ...place, resume: { _data: 'nonsense' } },
  ]

  for (const place of places) {
    const answer = await get(`/api/changes?since=${writeToken(place)}`)
    assert.equal(answer.status, 410)
    assert.equal(answer.type, 'application/problem+json')
    assert.match(answer.data.detail, /again from 0/)
    assert.equal(answer.data._links.replay.href, '/api/changes?since=0')
  }
})

test('once the collection is dropped, what came before is told, then 410', async () => {
  const reader = await readerAtEnd(api)
  await posts.insertOne(storedPost({ _id: 'abc', id: 'abc' }))
  await posts.drop()

  const before = await reader.read()
  const after = await reader.read()

  assert.deepEqual([before.status, before.changes.length], [200, 1])
  assert.equal(after.status, 410)
})

test('what is no token is 400', async () => {
  for (const since of ['x', '', '1', 'bnVsbA', writeToken({} as never)]) {
    const answer = await get(`/api/changes?since=${since}`)
    assert.deepEqual(
      [answer.status, invalidFields(answer)],
      [400, ['since']],
    )
  }
})

test('wrong limits and unknown fields are 400, each named', async () => {
  const answer = await get('/api/changes?limit=1001&page=1')

  assert.equal(answer.status, 400)
  assert.deepEqual(invalidFields(answer), ['limit', 'page'])
})

test('only JSON is served: another type is 406', async () => {
  const Accept = 'text/event-stream'

  assert.equal((await get('/api/changes', { Accept })).status, 406)
})
