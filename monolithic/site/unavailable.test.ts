import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@workshop/platform/errors'
import { fakeModels, fakeRecommended } from './test/fakes.ts'
import { accept, visit } from './test/visit.ts'

const away = async () => {
  throw new Problem(503, 'The service does not answer')
}

test('the front page leaves out unavailable recommendations, and says so', async t => {
  const { request, page } = await visit(
    t,
    fakeModels({ posts: { recommend: away } }),
  )

  const answer = await request('/', accept('application/json'))

  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), {
    recommendations: [],
    unavailable: ['recommendations'],
  })
  const html = await page('/')
  assert.match(html, /Unavailable right now: recommendations\./)
  assert.match(html, /name="search"/)
})

test('the recommended page leaves out the unavailable tags of the user, and says so', async t => {
  const topics = [{ name: 'travel', posts: 62 }]
  const found = fakeRecommended({ topics, unavailable: ['tag'] })
  const recommended = async () => found
  const models = fakeModels({ posts: { recommended } })
  const { page, signIn } = await visit(t, models)
  await signIn()

  const html = await page('/recommended/')
  assert.match(html, /Unavailable right now: your topics\./)
  assert.match(
    html,
    /disabled aria-label="Whether you prefer travel is unk/,
  )
  assert.doesNotMatch(html, /aria-pressed/)
})

test('a page whose main part is unavailable is a 503', async t => {
  const models = fakeModels({ posts: { search: away, recommended: away } })
  const { request } = await visit(t, models)

  assert.equal((await request('/search_results/cats')).status, 503)
  assert.equal((await request('/recommended/')).status, 503)
})

test('a search that is unavailable keeps its query and offers to try again', async t => {
  const models = fakeModels({ posts: { search: away } })
  const { page } = await visit(t, models)

  const html = await page('/search_results/black%20cats?page=2')

  assert.match(html, /name="search"[^>]*value="black cats"/)
  assert.match(
    html,
    /href="\/search_results\/black%20cats\?page=2">Try again/,
  )
})

test('an internal error is still a 500', async t => {
  const recommend = async () => {
    throw new TypeError('posts is not iterable')
  }
  const { request } = await visit(t, fakeModels({ posts: { recommend } }))

  assert.equal((await request('/')).status, 500)
})
