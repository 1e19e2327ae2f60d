import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeModels } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

const recommendation = {
  id: 'a1',
  title: 'Still standing: <b>an aqueduct</b>',
  permalink: '/r/history/comments/a1/still_standing/',
  url: 'https://example.org/a1',
  score: 996.5,
  num_comments: 1,
}
const models = fakeModels({
  posts: { recommend: async () => [recommendation] },
})

test('the front page searches and shows the recommendations', async t => {
  const { page } = await visit(t, models)

  const home = await page('/')

  assert.match(home, /<h1>Let's search on Reddit<\/h1>/)
  assert.match(home, /<form [^>]*method="post" action="\/search"/)
  assert.match(home, /href="\/posts\/a1"/)
  assert.match(home, /9,965 points[\s\S]*1 comment</)
})

test('a title with markup is shown as text', async t => {
  const { page } = await visit(t, models)

  const home = await page('/')

  assert.match(home, /&lt;b&gt;an aqueduct&lt;\/b&gt;/)
  assert.doesNotMatch(home, /<b>an aqueduct/)
})

test('the front page is JSON on request', async t => {
  const { json } = await visit(t, models)

  const answer = await json('/')

  assert.deepEqual(answer, { recommendations: [recommendation] })
})

test('the answer is HTML unless another type is preferred', async t => {
  const { request } = await visit(t)
  const asked = ['*/*', 'text/html', 'image/png', 'text/html, */*;q=0.1']

  const types = await Promise.all(
    asked.map(async type => {
      const { headers } = await request('/', accept(type))
      assert.equal(headers.get('vary'), 'Accept, Accept-Encoding')
      return headers.get('content-type')
    }),
  )

  assert.deepEqual(new Set(types), new Set(['text/html; charset=utf-8']))
})

test('without recommendations the front page says so', async t => {
  const { page } = await visit(t)

  assert.match(await page('/'), /Nothing stands out yet/)
})

test('/index redirects to the front page', async t => {
  const { request } = await visit(t)

  const answer = await request('/index')

  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/')
})
