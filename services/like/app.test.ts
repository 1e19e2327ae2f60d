import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestDatabase } from '@workshop/platform/test/server'
import { until } from '@workshop/platform/test/until'
import {
  createPartner,
  hangUntilAborted,
  variantNames,
  variantsOf,
} from '@workshop/services/test/variant'
import { createApp } from './app.ts'
import { createLike } from './like.ts'
import { createFakeRest } from './test/fake-rest.ts'

const { uri } = await startTestDatabase()
const rest = createFakeRest({ p1: undefined })
const startLike = variantsOf({
  uri,
  createVerb: context => createLike(context, rest),
  createApp,
})
const path = '/posts/p1/likes/ann'
const postId = '65920afb4dd7023573252202'

test('waiting: a like is answered with its address, where it can be read', async t => {
  const like = await startLike(t, 'waiting')

  const { status, headers } = await like.put(path)

  assert.deepEqual([status, headers.location], [201, path])
  const { data } = await like.get(path)
  assert.deepEqual(data, { post: 'p1', user: 'ann', at: data.at })
  assert.ok(Date.parse(data.at))
})

test('redirecting: the links lead from the answer by the operation to the like', async t => {
  const like = await startLike(t, 'redirecting')

  const { status, headers } = await like.put(path)
  const operation = () => like.get(headers.location, { maxRedirects: 0 })
  await until(async () => (await operation()).status === 303)

  assert.equal(status, 202)
  assert.equal((await operation()).headers.location, path)
})

test('negotiating: Prefer decides', async t => {
  const like = await startLike(t, 'negotiating')
  const preferring = (Prefer: string) =>
    like.put(path, undefined, { headers: { Prefer } })

  const wait = await preferring('wait=5')
  const respondAsync = await preferring('respond-async')

  assert.deepEqual([wait.status, respondAsync.status], [201, 202])
})

for (const variant of variantNames)
  test(`${variant}: every answer varies by Prefer`, async t => {
    const like = await startLike(t, variant)

    const answers = [
      await like.put(path),
      await like.delete(path),
      await like.put('/posts/%00/likes/ann'),
      await like.post(path),
      await like.options(path),
    ]

    const [put, deleted, ...others] = answers.map(({ status }) => status)
    const isAccepted = variant === 'redirecting'
    assert.equal(put, isAccepted ? 202 : 201)
    assert.equal(deleted, isAccepted ? 202 : 200)
    assert.deepEqual(others, [400, 405, 204])
    for (const { headers } of answers) assert.match(headers.vary, /Prefer/)
  })

test('a post has one like of each user, however often they like it', async t => {
  const partner = createPartner()
  const like = await startLike(t, 'waiting', partner)

  for (const user of ['ann', 'bob', 'ann'])
    await like.put(`/posts/p1/likes/${user}`)

  const { data } = await like.get('/posts/p1/likes')
  assert.deepEqual(data, { post: 'p1', likes: 2 })
  assert.equal(partner.keys.length, 2)
})

test('a like that is taken back is gone', async t => {
  const like = await startLike(t, 'waiting')
  await like.put(path)

  const { headers } = await like.delete(path)

  assert.equal(headers.location, '/posts/p1/likes')
  assert.equal((await like.get(path)).status, 404)
  const { data } = await like.get(headers.location)
  assert.equal(data.likes, 0)
})

test('of some posts, those that a user likes are found', async t => {
  const like = await startLike(t, 'waiting')
  for (const each of ['p1/likes/ann', 'p2/likes/bob', 'p3/likes/ann'])
    await like.put(`/posts/${each}`)

  const likedBy = (user: string, posts: string) =>
    like.get(`/users/${user}/likes`, { params: { posts } })

  const { data } = await likedBy('ann', 'p1,p2')
  assert.deepEqual(data, { user: 'ann', posts: ['p1'] })
  assert.deepEqual((await likedBy('cid', 'p1,p2')).data.posts, [])
  assert.deepEqual((await likedBy('ann', '')).data.posts, [])
})

test('an id in capitals is the same post', async t => {
  const like = await startLike(t, 'waiting')

  await like.put(`/posts/${postId.toUpperCase()}/likes/ann`)

  assert.equal((await like.get(`/posts/${postId}/likes/ann`)).status, 200)
})

test('a like is told to the REST layer, and a like taken back as well', async t => {
  const like = await startLike(t, 'waiting')

  await like.put(path)
  await until(() => rest.likesOf('p1') === 1, 'rest knows the like')
  await like.delete(path)

  await until(() => rest.likesOf('p1') === 0, 'rest knows that it is gone')
})

test('late: the answer is 504, and the like is gone', async t => {
  const like = await startLike(
    t,
    'waiting',
    createPartner(hangUntilAborted),
  )

  const headers = { Prefer: 'wait=1' }
  const { status } = await like.put(path, undefined, { headers })

  assert.equal(status, 504)
  assert.equal((await like.get(path)).status, 404)
})

test('a canceled operation takes its like back', async t => {
  const partner = createPartner(hangUntilAborted)
  const like = await startLike(t, 'redirecting', partner)
  const { headers } = await like.put(path)
  await until(() => partner.keys.length === 1)
  const pending = await like.get(path)

  await like.delete(headers.location)

  const operation = () => like.get(headers.location)
  await until(async () => (await operation()).data.status === 'canceled')
  assert.equal(pending.status, 200)
  assert.equal((await like.get(path)).status, 404)
})

test('an invalid request is refused before anything is stored', async t => {
  const partner = createPartner()
  const like = await startLike(t, 'waiting', partner)
  const long = 'x'.repeat(65)
  const ids = Array.from({ length: 101 }, (_, index) => `p${index}`)

  const answers = [
    await like.put(`/posts/${long}/likes/ann`),
    await like.put('/posts/p1/likes/%E2%80%8B'),
    await like.put(`${path}?user[$ne]=x`),
    await like.put(path, { $set: { token: 'x' } }),
    await like.put(path, '{', {
      headers: { 'Content-Type': 'application/json' },
    }),
    await like.get(`/users/ann/likes?posts=${ids}`),
    await like.get('/users/ann/likes'),
    await like.get('/users/ann/likes?posts[$ne]=x'),
    await like.get('/posts/p1/likes?sort=at'),
  ]

  assert.deepEqual(
    answers.map(({ status, data }) => [status, data.errors[0].field]),
    [
      [400, 'post'],
      [400, 'user'],
      [400, 'user[$ne]'],
      [400, '$set'],
      [400, 'body'],
      [400, 'posts'],
      [400, 'posts'],
      [400, 'posts'],
      [400, 'sort'],
    ],
  )
  assert.deepEqual(partner.keys, [])
  assert.equal((await like.get('/posts/p1/likes')).data.likes, 0)
})

test('operators are names like any other', async t => {
  const like = await startLike(t, 'waiting')

  const { status, headers } = await like.put('/posts/p1/likes/%24ne')

  assert.equal(status, 201)
  assert.equal((await like.get(headers.location)).data.user, '$ne')
  assert.equal((await like.get(path)).status, 404)
})
