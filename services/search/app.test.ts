import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { search as searchMonolith } from '@workshop/monolithic/models/search'
import { startTestDatabase } from '@workshop/platform/test/server'
import { until } from '@workshop/platform/test/until'
import { changes, upsert } from '@workshop/services/ingest/test/batches'
import { openMonolith } from '@workshop/services/test/monolith'
import { wholePosts } from '@workshop/services/test/posts'
import {
  deliverAll,
  startReplica,
  testToken,
} from '@workshop/services/test/replica'
import { rank } from './rank.ts'
import { rank as rank2 } from './rank-2.ts'
import { start } from './start.ts'

const { uri } = await startTestDatabase()
const here = { uri, store: 'search' }
const search = await startReplica({ after }, here, s =>
  start(s, 1, rank, testToken),
)
const search2 = await startReplica({ after }, here, s =>
  start(s, 2, rank2, testToken),
)
await deliverAll(search, wholePosts)

const queries = ['cat', 'lighthouse books', '"old cats"', 'cats -old', 'ö']

test('version 1 finds what the monolith finds, in its order, page by page', async t => {
  const monolith = await openMonolith(t, uri)

  for (const query of queries) {
    for (const page of [1, 2, 9]) {
      const { data } = await search.get('/search', {
        params: { q: query, page },
      })

      const found = await searchMonolith(monolith, query, page)
      assert.deepEqual(data, { query, page, version: 1, ...found })
    }
  }
})

test('both versions show an excerpt around the first matching word', async () => {
  for (const replica of [search, search2]) {
    const { data } = await replica.get('/search?q=bread')

    const excerpts: string[] = data.posts.map(
      ({ excerpt }: { excerpt: string }) => excerpt,
    )
    assert.ok(excerpts.some(excerpt => /bread/i.test(excerpt)))
    for (const post of data.posts) assert.ok(!('selftext' in post))
  }
})

test('version 2 finds the same posts in the same store, and puts popular posts first', async () => {
  const one = await allOf(search)
  const two = await allOf(search2)

  assert.notDeepEqual(two, one)
  assert.deepEqual(two.toSorted(), one.toSorted())
})

test('between equal matches version 2 prefers the more popular post', async () => {
  const [a, b] = ['a', 'b'].map((id, index) => ({
    ...wholePosts[0],
    id,
    title: 'Quokka',
    score: 10 + index * 1000,
  }))

  await search2.put('/intake', changes(upsert(2, a), upsert(2, b)))

  await until(async () => (await idsOf(search)).length === 2)
  assert.deepEqual(await idsOf(search), ['a', 'b'])
  assert.deepEqual(await idsOf(search2), ['b', 'a'])
})

test('hidden posts are left out of all pages and of their number', async () => {
  for (const replica of [search, search2]) {
    const all = await allOf(replica)
    const hidden = all.filter((_, index) => index % 3 === 0)
    const without = hidden.join(',')

    const left = await allOf(replica, without)

    assert.deepEqual(
      left,
      all.filter(id => !hidden.includes(id)),
    )
    const { data } = await replica.get('/search', {
      params: { q: 'cat', without },
    })
    assert.deepEqual([data.total, data.pages], [left.length, 2])
  }
})

test('an empty list of hidden posts changes nothing', async () => {
  const { data } = await search.get('/search?q=cat&without=')

  assert.deepEqual(data, (await search.get('/search?q=cat')).data)
})

test('a changed number of likes shows in both versions', async () => {
  const post = { ...wholePosts[0], id: 'c', title: 'Wombat', likes: 7 }

  await search.put('/intake', changes(upsert(2, post)))

  for (const replica of [search, search2]) {
    const { data } = await replica.get('/search?q=wombat')
    assert.equal(data.posts[0].likes, 7)
  }
})

test('each invalid field is named; operators are unknown fields', async () => {
  const { status, data } = await search.get(
    `/search?page=1.5&q[$gt]=&q=${'x'.repeat(201)}&without=${'a,'.repeat(400)}a`,
  )

  assert.equal(status, 400)
  assert.deepEqual(
    data.errors.map(({ field }: { field: string }) => field),
    ['q', 'page', 'without', 'q[$gt]'],
  )
})

test('an empty query is refused; a page beyond the last is empty', async () => {
  const empty = await search.get('/search?q=%20')
  const beyond = await search.get('/search?q=cat&page=500')

  assert.equal(empty.status, 400)
  assert.equal(beyond.status, 200)
  assert.deepEqual(beyond.data.posts, [])
})

async function idsOf(replica: typeof search) {
  const { data } = await replica.get('/search?q=quokka')
  return data.posts.map(({ id }: { id: string }) => id)
}

async function allOf(replica: typeof search, without?: string) {
  const pages = await Promise.all(
    [1, 2].map(page =>
      replica.get('/search', { params: { q: 'cat', page, without } }),
    ),
  )
  return pages.flatMap(({ data }) =>
    data.posts.map(({ id }: { id: string }) => id as string),
  )
}

test('a service that starts before its database answers 503, and finds posts once it is there', async t => {
  const server = await startTestDatabase()
  await server.stop()
  const late = { uri: server.uri, store: 'search' }
  const replica = await startReplica(t, late, s =>
    start(s, 1, rank, testToken),
  )

  const before = await replica.get('/search?q=cat')
  await server.startAgain()
  await until(async () => (await replica.get('/search?q=cat')).status < 500)
  await deliverAll(replica, wholePosts.slice(0, 50))

  assert.equal(before.status, 503)
  assert.match(before.headers['retry-after'], /^\d+$/)
  assert.equal((await replica.get('/search?q=cat')).status, 200)
})
