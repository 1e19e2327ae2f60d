import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  type Call,
  type Client,
  createClient,
} from '@workshop/platform/client/client'
import { serve } from '@workshop/platform/serve'
import express from 'express'
import { ObjectId } from 'mongodb'
import { pino } from 'pino'
import { type Clients, createModels } from './services.ts'

type Asked = { upstream: string; path: string } & Call

/** Clients that record their calls, and answer with `data` and `status`. */
function fakeClients(data: unknown = {}, status = 200) {
  const asked: Asked[] = []
  const fake = (upstream: string): Client => ({
    upstream,
    async call(path, call) {
      asked.push({ upstream, path, ...call })
      return { status, headers: {}, data: data as never }
    },
    ready: async () => {},
    close: () => {},
  })
  const names = ['list', 'search', 'recommend', 'tag', 'picture'] as const
  const pairs = names.map(name => [name, fake(name)])
  return { asked, clients: Object.fromEntries(pairs) as Clients }
}

test('every model calls the service of its verb', async () => {
  const { asked, clients } = fakeClients({ posts: [], tags: [] })
  const { posts, tags, pictures } = createModels(clients)

  await posts.recommend({ user: 'maria' })
  await posts.recommended('cats', 2, { user: 'maria' })
  await posts.search('what?', 2, { user: 'maria' })
  await posts.find('a/b')
  await tags.of('maria')
  await tags.add('maria', 'rock & roll')
  await tags.remove('maria', 'cats')
  await pictures.resize('lighthouse', 320, 'image/webp')

  assert.deepEqual(
    asked.map(({ upstream, path }) => `${upstream} ${path}`),
    [
      'recommend /recommendations',
      'recommend /recommendations',
      'search /search',
      'list /posts/a%2Fb',
      'tag /users/maria/tags',
      'tag /users/maria/tags/rock%20%26%20roll',
      'tag /users/maria/tags/cats',
      'picture /pictures/lighthouse',
    ],
  )
})

for (const [hidden, without] of [
  [undefined, undefined],
  [[], undefined],
  [['a', 'b'], 'a,b'],
] as const) {
  test(`the services leave out what the reader has hidden: ${hidden}`, async () => {
    const { asked, clients } = fakeClients({ posts: [] })
    const { posts } = createModels(clients)
    const reader = { user: 'maria', hidden: hidden && [...hidden] }

    await posts.recommend(reader)
    await posts.recommended('cats', 3, reader)
    await posts.search('what?', 2, reader)

    assert.deepEqual(
      asked.map(({ params }) => params),
      [
        { without },
        { topic: 'cats', page: 3, user: 'maria', without },
        { q: 'what?', page: 2, without },
      ],
    )
  })
}

test('four hundred hidden posts fit in the request', async t => {
  const hidden = Array.from({ length: 400 }, () => String(new ObjectId()))
  const { received, client } = await startSearch(t)
  const { clients } = fakeClients()
  const { posts } = createModels({ ...clients, search: client })

  const found = await posts.search('cat', 1, { hidden })

  assert.equal(found.total, 7)
  assert.equal(received[0].query.without, hidden.join(','))
  assert.ok(received[0].url.length < 10_050, received[0].url)
})

test('recommended posts, tags and unavailable parts come with one call', async () => {
  const answer = {
    topics: [],
    tags: [],
    pages: 1,
    total: 0,
    posts: [],
    unavailable: ['tag'],
  }
  const { asked, clients } = fakeClients({ topic: null, ...answer })

  const found = await createModels(clients).posts.recommended(null, 1, {
    user: 'maria',
  })

  assert.deepEqual(found, answer)
  assert.deepEqual(
    asked.map(({ upstream, params }) => [upstream, params]),
    [
      [
        'recommend',
        { topic: undefined, page: 1, user: 'maria', without: undefined },
      ],
    ],
  )
})

test('the front page shows a tenth of the score and only the fields that it needs', async () => {
  const post = { id: 'a', title: 'A', score: 156, author: 'HonestPiano' }
  const { clients } = fakeClients({ posts: [post] })

  const [shown] = await createModels(clients).posts.recommend({})

  assert.equal(shown.score, 15.6)
  assert.ok(!('author' in shown))
})

test('a post that readers like carries their number; others carry none', async () => {
  const { clients } = fakeClients({
    posts: [{ id: 'a', likes: 7 }, { id: 'b' }],
  })

  const [liked, other] = await createModels(clients).posts.recommend({})

  assert.equal(liked.likes, 7)
  assert.ok(!('likes' in other))
})

test('a 404 is null', async () => {
  const { clients } = fakeClients({ title: 'There is no such post' }, 404)
  const { posts, pictures } = createModels(clients)

  assert.equal(await posts.find('a'), null)
  assert.equal(await pictures.resize('a', 320, 'image/jpeg'), null)
})

test('an id that would climb out of its path is not sent', async () => {
  const { asked, clients } = fakeClients()
  const { posts, pictures } = createModels(clients)

  assert.equal(await posts.find('..'), null)
  assert.equal(await pictures.resize('.', 320, 'image/jpeg'), null)
  assert.deepEqual(asked, [])
})

/** A service that records its requests, and a client that calls it over HTTP. */
async function startSearch(t: TestContext) {
  const received: Pick<express.Request, 'url' | 'query'>[] = []
  const app = express().get('/search', (req, res) => {
    received.push(req)
    res.json({ pages: 1, total: 7, posts: [] })
  })
  const log = pino({ level: 'silent' })
  const { url, close } = await serve(app, { name: 'search', log, port: 0 })
  const client = createClient({
    upstream: 'search',
    instances: () => [url],
  })
  t.after(close)
  t.after(client.close)
  return { received, client }
}
