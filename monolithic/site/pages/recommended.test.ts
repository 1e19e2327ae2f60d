import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeModels, fakePost } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

const topics = [
  { name: 'travel', posts: 62 },
  { name: 'c++ & co', posts: 1 },
]
const posts = [
  fakePost({ id: 'a1', thumbnail: '/pictures/lighthouse' }),
  fakePost({ id: 'b2', thumbnail: 'https://example.org/spy.gif' }),
]
const found = { topics, pages: 3, total: 30, posts }
const recommended = async () => ({ ...found, tags: [] })
const models = () => fakeModels({ posts: { recommended } })

test('the recommended posts come with their pictures and the topics', async t => {
  const { page } = await visit(t, models())

  const html = await page('/recommended/')

  assert.match(
    html,
    /<img src="\/pictures\/lighthouse\?width=360" srcset="[^"]+"[^>]* alt=""/,
  )
  assert.match(html, /href="\/recommended\/\?topic=c%2B%2B%20%26%20co"/)
  assert.match(html, /c\+\+ &amp; co/)
})

test('a picture of another site is never loaded', async t => {
  const { request } = await visit(t, models())

  const answer = await request('/recommended/')

  assert.doesNotMatch(await answer.text(), /spy\.gif/)
  const policy = answer.headers.get('content-security-policy') ?? ''
  assert.match(policy, /img-src 'self';/)
  assert.doesNotMatch(policy, /unsafe|https?:/)
})

test('the topic and the signed-in user choose the posts', async t => {
  const asked: unknown[] = []
  const all = fakeModels({
    posts: {
      async recommended(...choice) {
        asked.push(choice)
        return { ...found, tags: ['travel'] }
      },
    },
  })
  const visitor = await visit(t, all)

  await visitor.page('/recommended')
  await visitor.page('/recommended/?topic=')
  await visitor.signIn('maria')
  await visitor.page('/recommended/?topic=travel&page=2')

  assert.deepEqual(asked, [
    [null, 1, { user: undefined }],
    [null, 1, { user: undefined }],
    ['travel', 2, { user: 'maria' }],
  ])
})

test('the chosen topic is marked as the current one', async t => {
  const { page } = await visit(t, models())

  const html = await page('/recommended/?topic=travel')

  assert.match(html, /\?topic=travel" aria-current="page"/)
})

test('the page of a topic counts its recommended posts, and links to its neighbours', async t => {
  const { page } = await visit(t, models())

  const html = await page('/recommended/?topic=travel&page=2')

  assert.match(html, /30 of 62 posts recommended · page 2 of 3/)
  assert.match(html, /rel="prev" href="[^"]*topic=travel&amp;page=1"/)
  assert.match(html, /rel="next"[^>]* href="[^"]*topic=travel&amp;page=3"/)
})

test('the last page has no link to a next page', async t => {
  const { page } = await visit(t, models())

  const html = await page('/recommended/?topic=travel&page=3')

  assert.doesNotMatch(html, /rel="next"/)
})

test('a page beyond the last is empty and links back', async t => {
  const empty = async () => ({ ...found, tags: [], posts: [] })
  const all = fakeModels({ posts: { recommended: empty } })
  const { page } = await visit(t, all)

  const html = await page('/recommended/?topic=travel&page=9')

  assert.match(html, /There is no page 9[\s\S]*page=3"/)
})

test('an invalid page, or a page without a topic, is refused', async t => {
  const { request } = await visit(t)

  for (const query of ['page=2', 'topic=a&page=0', 'topic=a&page=1.5']) {
    const path = `/recommended/?${query}`
    const answer = await request(path, accept('application/json'))
    assert.equal(answer.status, 400, query)
    assert.match(await answer.text(), /"field":"page"/)
  }
})

test('the recommended posts are JSON on request', async t => {
  const { json } = await visit(t, models())

  const answer = await json('/recommended/?topic=travel')

  assert.deepEqual(answer, { topic: 'travel', page: 1, ...found })
})

test('a topic without posts is an empty page, not an error', async t => {
  const { request } = await visit(t)

  const answer = await request('/recommended/?topic=unknown')

  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /Nothing to recommend here yet/)
})

test('an invalid topic is refused', async t => {
  const { request } = await visit(t)
  const invalid = [
    'topic=a&topic=b',
    'topic[$ne]=a',
    `topic=${'a'.repeat(65)}`,
  ]

  for (const query of invalid) {
    const answer = await request(
      `/recommended/?${query}`,
      accept('application/json'),
    )
    assert.equal(answer.status, 400, query)
    assert.match(await answer.text(), /"field":"topic/)
  }
})
