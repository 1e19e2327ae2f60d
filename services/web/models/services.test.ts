import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Call, Client } from '@workshop/platform/client/client'
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

  await posts.recommend()
  await posts.recommended('cats', 'maria')
  await posts.search('what?', 2)
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
  assert.deepEqual(asked[1].params, { topic: 'cats', user: 'maria' })
  assert.deepEqual(asked[2].params, { q: 'what?', page: 2 })
})

test('recommended posts, tags and unavailable parts come with one call', async () => {
  const answer = { topics: [], tags: [], posts: [], unavailable: ['tag'] }
  const { asked, clients } = fakeClients({ topic: null, ...answer })

  const found = await createModels(clients).posts.recommended(null, 'maria')

  assert.deepEqual(found, answer)
  assert.deepEqual(
    asked.map(({ upstream, params }) => [upstream, params]),
    [['recommend', { topic: undefined, user: 'maria' }]],
  )
})

test('the front page shows a tenth of the score and only the fields that it needs', async () => {
  const post = { id: 'a', title: 'A', score: 156, author: 'HonestPiano' }
  const { clients } = fakeClients({ posts: [post] })

  const [shown] = await createModels(clients).posts.recommend()

  assert.equal(shown.score, 15.6)
  assert.ok(!('author' in shown))
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
