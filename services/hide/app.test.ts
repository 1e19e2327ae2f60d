import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import { connectDatabase } from '@workshop/platform/database'
import { startTestDatabase } from '@workshop/platform/test/server'
import { until } from '@workshop/platform/test/until'
import {
  idOf,
  isMarked,
  type StoredMark,
} from '@workshop/services/mark-store'
import {
  createPartner,
  hangUntilAborted,
  variantsOf,
} from '@workshop/services/test/variant'
import { createApp } from './app.ts'
import { createHide } from './hide.ts'

const { uri } = await startTestDatabase()
const database = connectDatabase(uri)
after(database.close)
const startHide = variantsOf({ uri, createVerb: createHide, createApp })
const path = '/users/ann/hidden/p1'

/** A store in which Ann has hidden so many posts. */
async function storeHidden(count: number) {
  const store = `hide-${randomUUID()}`
  const marks = Array.from({ length: count }, (_, index) => {
    const mark = { post: `old-${index}`, user: 'ann' }
    const at = new Date(Date.UTC(2020, 0, 1, 0, 0, index))
    const sent = { token: `t-${index}`, at, sentAt: at }
    return { _id: idOf(mark), ...mark, ...sent }
  })
  await database
    .db(store)
    .collection<StoredMark>('hidden')
    .insertMany(marks)
  return store
}

test('waiting: a hidden post is answered with its address, where it can be read', async t => {
  const hide = await startHide(t, 'waiting')

  const { status, headers } = await hide.put(path)

  assert.deepEqual([status, headers.location], [201, path])
  const { data } = await hide.get(path)
  assert.deepEqual([data.post, data.user], ['p1', 'ann'])
})

test('redirecting: the links lead from the answer by the operation to the hidden post', async t => {
  const hide = await startHide(t, 'redirecting')

  const { status, headers } = await hide.put(path)
  const operation = () => hide.get(headers.location, { maxRedirects: 0 })
  await until(async () => (await operation()).status === 303)

  assert.equal(status, 202)
  assert.equal((await operation()).headers.location, path)
})

test('negotiating: Prefer decides', async t => {
  const hide = await startHide(t, 'negotiating')
  const preferring = (Prefer: string) =>
    hide.put(path, undefined, { headers: { Prefer } })

  const wait = await preferring('wait=5')
  const respondAsync = await preferring('respond-async')

  assert.deepEqual([wait.status, respondAsync.status], [201, 202])
})

test('the hidden posts of a user are listed, the newest first', async t => {
  const store = await storeHidden(2)
  const hide = await startHide(t, 'waiting', createPartner(), store)
  await hide.put(path)
  await hide.put('/users/bob/hidden/p2')

  const { data } = await hide.get('/users/ann/hidden')

  assert.deepEqual(data, { user: 'ann', posts: ['p1', 'old-1', 'old-0'] })
})

test('a post that is shown again leaves the list', async t => {
  const hide = await startHide(t, 'waiting')
  await hide.put(path)

  const { headers } = await hide.delete(path)

  assert.equal(headers.location, '/users/ann/hidden')
  assert.equal((await hide.get(path)).status, 404)
  assert.deepEqual((await hide.get(headers.location)).data.posts, [])
})

test('a post leaves the lists before the partner answers', async t => {
  const partner = createPartner(hangUntilAborted)
  const hide = await startHide(t, 'redirecting', partner)

  await hide.put(path)
  await until(() => partner.keys.length === 1)

  const { data } = await hide.get('/users/ann/hidden')
  assert.deepEqual(data.posts, ['p1'])
})

test('a post past the limit is refused, and the hidden posts stay', async t => {
  const partner = createPartner()
  const store = await storeHidden(hiddenPostsLimit - 1)
  const hide = await startHide(t, 'waiting', partner, store)

  const last = await hide.put(path)
  const next = await hide.put('/users/ann/hidden/p2')
  const again = await hide.put(path)

  assert.deepEqual(
    [last.status, next.status, again.status],
    [201, 409, 201],
  )
  assert.equal(next.data.title, 'You have hidden too many posts')
  assert.equal(partner.keys.length, 1)
  const { data } = await hide.get('/users/ann/hidden')
  assert.equal(data.posts.length, hiddenPostsLimit)
  assert.equal(data.posts[0], 'p1')
})

test('redirecting: past the limit the operation fails, with the problem', async t => {
  const store = await storeHidden(hiddenPostsLimit)
  const hide = await startHide(t, 'redirecting', createPartner(), store)

  const { headers } = await hide.put(path)
  const operation = () => hide.get(headers.location)
  await until(async () => (await operation()).data.status === 'failed')

  const { data } = await operation()
  assert.equal(data.error.status, 409)
  assert.equal((await hide.get(path)).status, 404)
})

test('many posts hidden at once never exceed the limit', async t => {
  const store = await storeHidden(hiddenPostsLimit - 2)
  const hide = await startHide(t, 'waiting', createPartner(), store)

  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      hide.put(`/users/ann/hidden/p${index}`),
    ),
  )

  const statuses = new Set(answers.map(({ status }) => status))
  assert.ok(statuses.has(409))
  const marks = database.db(store).collection('hidden')
  assert.ok((await marks.countDocuments(isMarked)) <= hiddenPostsLimit)
})

test('an invalid request is refused before anything is stored', async t => {
  const partner = createPartner()
  const hide = await startHide(t, 'waiting', partner)

  const answers = [
    await hide.put(`/users/${'x'.repeat(65)}/hidden/p1`),
    await hide.put('/users/ann/hidden/%E2%80%8B'),
    await hide.put(`${path}?post[$ne]=x`),
    await hide.put(path, { at: { $gt: '' } }),
    await hide.get('/users/ann/hidden?limit=1'),
    await hide.get('/users/%00/hidden'),
  ]

  assert.deepEqual(
    answers.map(({ status, data }) => [status, data.errors[0].field]),
    [
      [400, 'user'],
      [400, 'post'],
      [400, 'post[$ne]'],
      [400, 'at'],
      [400, 'limit'],
      [400, 'user'],
    ],
  )
  assert.deepEqual(partner.keys, [])
  assert.deepEqual((await hide.get('/users/ann/hidden')).data.posts, [])
})
