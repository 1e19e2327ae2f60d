import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { WholePost } from '@workshop/datasets/posts/post'
import { invalidFields, startApi } from '../test/api.ts'
import { storedPost } from '../test/posts.ts'

const { get, posts } = await startApi()

beforeEach(() => posts.deleteMany())

async function list(query: string) {
  const { data } = await get(`/api/posts?${query}`)
  return data._embedded.posts as WholePost[]
}

const titles = (found: WholePost[]) => found.map(({ title }) => title)

test('posts come in pages that link to each other', async () => {
  await posts.insertMany(Array.from({ length: 5 }, () => storedPost()))

  const { data } = await get('/api/posts?size=2&page=2')

  assert.deepEqual(
    [data.page, data.size, data.pages, data.total],
    [2, 2, 3, 5],
  )
  const links = ['self', 'first', 'prev', 'next', 'last'].map(
    name => data._links[name].href,
  )
  assert.deepEqual(
    links,
    [2, 1, 1, 3, 3].map(page => `/api/posts?size=2&page=${page}`),
  )
})

test('following next tells every post once', async () => {
  await posts.insertMany(Array.from({ length: 25 }, () => storedPost()))
  const ids: string[] = []

  let path = '/api/posts?size=10&sort=subreddit'
  while (path) {
    const { data } = await get(path)
    ids.push(...data._embedded.posts.map(({ id }: WholePost) => id))
    path = data._links.next?.href
  }

  assert.equal(new Set(ids).size, 25)
  assert.equal(ids.length, 25)
})

test('a page beyond the last is empty and leads back', async () => {
  await posts.insertMany([storedPost(), storedPost()])

  const { status, data } = await get('/api/posts?page=9')

  assert.equal(status, 200)
  assert.deepEqual(data._embedded.posts, [])
  assert.equal(data._links.prev.href, '/api/posts?page=1')
  assert.equal('next' in data._links, false)
})

test('posts are sorted by several fields, up and down, then by id', async () => {
  await posts.insertMany([
    storedPost({ title: 'a', score: 1, num_comments: 1 }),
    storedPost({ title: 'b', score: 2, num_comments: 1 }),
    storedPost({ title: 'c', score: 2, num_comments: 0 }),
    storedPost({ title: 'd', score: 1, num_comments: 1 }),
  ])

  assert.deepEqual(titles(await list('sort=-score,num_comments')), [
    'c',
    'b',
    'a',
    'd',
  ])
  assert.deepEqual(titles(await list('sort=-id')), ['d', 'c', 'b', 'a'])
})

test('the front page’s recommendation can be asked for', async () => {
  await posts.insertMany([
    storedPost({ title: 'low', score: 50, ups: 99, downs: 0 }),
    storedPost({ title: 'second', ups: 20, downs: 10, num_comments: 1 }),
    storedPost({ title: 'first', ups: 20, downs: 10, num_comments: 2 }),
    storedPost({ title: 'third', ups: 20, downs: 11 }),
  ])
  const where = encodeURIComponent('{"score":{"$gt":50}}')

  const found = await list(
    `where=${where}&sort=upsanddowns,-num_comments,id&size=12`,
  )

  assert.deepEqual(titles(found), ['first', 'second', 'third'])
})

test('words are found in titles and texts, the best match first', async () => {
  await posts.insertMany([
    storedPost({ title: 'A dog', selftext: 'that chases lighthouses' }),
    storedPost({ title: 'Lighthouse', score: 1 }),
    storedPost({ title: 'A cat' }),
  ])

  assert.deepEqual(titles(await list('q=lighthouse')), [
    'Lighthouse',
    'A dog',
  ])
  assert.deepEqual(titles(await list('q=lighthouse&sort=-score')), [
    'A dog',
    'Lighthouse',
  ])
})

test('a search is words, never an operator', async () => {
  await posts.insertOne(storedPost({ title: 'cat' }))

  for (const query of ['{"$gt":""}', '$where', '"', '-', '\\'])
    assert.deepEqual(await list(`q=${encodeURIComponent(query)}`), [])
})

test('fields chooses; who the post is stays', async () => {
  await posts.insertOne(storedPost({ title: 'One' }))

  const [post] = await list('fields=title,score')

  assert.deepEqual(Object.keys(post), ['id', 'title', 'score', '_links'])
})

test('every wrong field of a query is named in one answer', async () => {
  const answer = await get(
    '/api/posts?page=0&size=101&sort=secret,-name&fields=source&q=&offset=1&where={"source":"x"}',
  )

  assert.equal(answer.status, 400)
  assert.equal(answer.type, 'application/problem+json')
  assert.deepEqual(invalidFields(answer)?.sort(), [
    'fields.0',
    'offset',
    'page',
    'q',
    'size',
    'sort',
    'sort',
    'where.source',
  ])
})

test('a field twice, or a number that is none, is refused', async () => {
  for (const query of [
    'page=1&page=2',
    'page=1e1',
    'size=',
    'page=-1',
    'sort=',
    'sort=score,-score',
    'where=',
    'where={',
    'where=5',
    `q=${'a'.repeat(201)}`,
  ]) {
    const { status } = await get(`/api/posts?${query}`)
    assert.equal(status, 400, query)
  }
})

test('Accept chooses between HAL and JSON; another type is 406', async () => {
  const types = await Promise.all(
    [
      '*/*',
      'application/json',
      'application/hal+json, application/json;q=0.9',
    ].map(async Accept => (await get('/api/posts', { Accept })).type),
  )
  const { status, type } = await get('/api/posts', { Accept: 'text/csv' })

  const hal = 'application/hal+json'
  assert.deepEqual(types, [hal, 'application/json', hal])
  assert.deepEqual([status, type], [406, 'application/problem+json'])
})
