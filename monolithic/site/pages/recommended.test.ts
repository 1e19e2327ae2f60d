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
const recommended = async () => ({ topics, tags: [], posts })
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
        return { topics, tags: ['travel'], posts }
      },
    },
  })
  const visitor = await visit(t, all)

  await visitor.page('/recommended')
  await visitor.page('/recommended/?topic=')
  await visitor.signIn('maria')
  await visitor.page('/recommended/?topic=travel')

  assert.deepEqual(asked, [
    [null, { user: undefined }],
    [null, { user: undefined }],
    ['travel', { user: 'maria' }],
  ])
})

test('the chosen topic is marked as the current one', async t => {
  const { page } = await visit(t, models())

  const html = await page('/recommended/?topic=travel')

  assert.match(html, /\?topic=travel" aria-current="page"/)
})

test('the recommended posts are JSON on request', async t => {
  const { json } = await visit(t, models())

  const answer = await json('/recommended/?topic=travel')

  assert.deepEqual(answer, { topic: 'travel', topics, posts })
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
