import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestDatabase } from '@workshop/platform/test/server'
import { createReceiver } from '@workshop/services/ingest/receiver'
import {
  changes,
  deletion,
  upsert,
} from '@workshop/services/ingest/test/batches'
import { wholePosts } from '@workshop/services/test/posts'
import {
  deliverAll,
  type Ending,
  startReplica,
  testToken,
} from '@workshop/services/test/replica'
import { createApp } from './app.ts'
import { createList } from './list.ts'

const { uri } = await startTestDatabase()
const list = await startList({ after }, 'list')
const newest = wholePosts.toSorted(
  (a, b) => b.created_utc - a.created_utc || (a.id < b.id ? -1 : 1),
)

test('pages contain all posts, the newest first', async () => {
  const pages = await Promise.all(
    [1, 10, 11].map(page => list.get(`/posts?size=100&page=${page}`)),
  )

  const ids = pages.map(({ data }) => data.posts.map(idOf))
  assert.deepEqual(ids[0], newest.slice(0, 100).map(idOf))
  assert.deepEqual(ids[1], newest.slice(900).map(idOf))
  assert.deepEqual(ids[2], [])
  assert.deepEqual(pages[2].data, {
    page: 11,
    pages: 10,
    total: 1000,
    posts: [],
  })
})

test('a page has twenty posts, without their texts', async () => {
  const { selftext, domain, ups, downs, ...post } = newest[0]

  const { data } = await list.get('/posts')

  assert.equal(data.posts.length, 20)
  assert.deepEqual(data.posts[0], post)
})

test('a whole post is found by its id; an unknown id is a 404', async () => {
  const found = await list.get(`/posts/${newest[7].id}`)
  const unknown = await list.get(`/posts/${'f'.repeat(24)}`)

  assert.deepEqual(found.data, newest[7])
  assert.equal(unknown.status, 404)
  assert.equal(
    unknown.headers['content-type'],
    'application/problem+json; charset=utf-8',
  )
})

test('hidden posts are left out of all pages and of their number', async () => {
  const without = newest.slice(0, 400).map(idOf).join(',')

  const { data } = await list.get('/posts', {
    params: { size: 100, page: 6, without },
  })

  assert.deepEqual([data.total, data.pages], [600, 6])
  assert.deepEqual(data.posts.map(idOf), newest.slice(900).map(idOf))
})

test('an empty list of hidden posts changes nothing', async () => {
  const { data } = await list.get('/posts?without=')

  assert.deepEqual(data, (await list.get('/posts')).data)
})

test('each invalid field is named', async () => {
  const { status, data } = await list.get(
    `/posts?page=0&size=101&without=${'a,'.repeat(400)}a&page[$gt]=1&sort=score`,
  )

  assert.equal(status, 400)
  assert.deepEqual(
    data.errors.map(({ field }: { field: string }) => field),
    ['page', 'size', 'without', 'page[$gt]', 'sort'],
  )
})

test('a deleted post is gone from pages, counts and its own address', async t => {
  const list = await startList(t, 'deleted')
  const [first, second] = newest

  await list.put('/intake', changes(deletion(2, first.id)))

  const { data } = await list.get('/posts')
  assert.equal(data.total, 999)
  assert.equal(data.posts[0].id, second.id)
  assert.equal((await list.get(`/posts/${first.id}`)).status, 404)
})

test('a change shows at once in the replica that received it', async t => {
  const list = await startList(t, 'changed')
  const post = { ...newest[3], title: 'Corrected' }
  const path = `/posts/${post.id}`
  await list.get(path)

  await list.put('/intake', changes(upsert(2, post)))

  assert.equal((await list.get(path)).data.title, 'Corrected')
})

test('a changed number of likes shows in the page and in the post', async t => {
  const list = await startList(t, 'liked')
  const post = { ...newest[0], likes: 7 }

  await list.put('/intake', changes(upsert(2, post)))

  const { data } = await list.get('/posts')
  assert.equal(data.posts[0].likes, 7)
  assert.deepEqual((await list.get(`/posts/${post.id}`)).data, post)
})

const idOf = ({ id }: { id: string }) => id

async function startList(t: Ending, store: string) {
  const replica = await startReplica(t, { uri, store }, service => {
    const list = createList(service.db)
    const { ingest, serve } = createReceiver(service, list, testToken)
    return serve(createApp({ list, ingest }))
  })
  await deliverAll(replica, wholePosts)
  return replica
}
