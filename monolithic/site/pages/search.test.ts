import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeModels, fakePost } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

const found = {
  pages: 3,
  total: 41,
  posts: [
    {
      ...fakePost({ id: 'a1', title: 'Cats & <i>dogs</i>' }),
      excerpt: '… a <b>cat</b> and a category …',
    },
  ],
}
const models = fakeModels({ posts: { search: async () => found } })

test('the search form leads to the results', async t => {
  const { send } = await visit(t)

  const answer = await send('/search', { search: ' cats/dogs & "50%" ' })

  assert.equal(answer.status, 303)
  assert.equal(
    answer.headers.get('location'),
    '/search_results/cats%2Fdogs%20%26%20%2250%25%22',
  )
})

test('an empty search leads to the front page', async t => {
  const { send } = await visit(t)

  for (const fields of [{ search: '  ' }, {}]) {
    const answer = await send('/search', fields as Record<string, string>)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/')
  }
})

test('results without a query lead to the front page', async t => {
  const { request } = await visit(t)

  for (const path of ['/search_results/', '/search_results/%20']) {
    const answer = await request(path)
    assert.equal(answer.headers.get('location'), '/')
  }
})

test('the results name the query, and link to the next and the previous page', async t => {
  const { page } = await visit(t, models)

  const results = await page('/search_results/a%2Fb?page=2')

  assert.match(results, /The results for search "<em[^>]*>a\/b<\/em>"/)
  assert.match(results, /Cats &amp; &lt;i&gt;dogs&lt;\/i&gt;/)
  assert.match(results, /rel="prev" href="\/search_results\/a%2Fb\?page=1"/)
  assert.match(
    results,
    /rel="next"[^>]* href="\/search_results\/a%2Fb\?page=3"/,
  )
  assert.match(results, /<ol [^>]*start="21"/)
})

test('matching words are marked in title and excerpt, and markup stays text', async t => {
  const { page } = await visit(t, models)

  const results = await page('/search_results/cat')

  assert.match(results, />(<mark>Cats<\/mark>) &amp; &lt;i&gt;dogs/)
  assert.match(
    results,
    />… a &lt;b&gt;<mark>cat<\/mark>&lt;\/b&gt; and a category …<\/p>/,
  )
})

test('a post without an excerpt has no empty paragraph', async t => {
  const bare = { ...found, posts: [{ ...found.posts[0], excerpt: '' }] }
  const { page } = await visit(
    t,
    fakeModels({ posts: { search: async () => bare } }),
  )

  assert.doesNotMatch(await page('/search_results/cat'), /"excerpt"/)
})

test('a single result is one post, in no order', async t => {
  const one = { ...found, total: 1, pages: 1 }
  const { page } = await visit(
    t,
    fakeModels({ posts: { search: async () => one } }),
  )

  assert.match(await page('/search_results/cat'), /lead">1 post<\/p>/)
})

test('the last page has no link to a next page', async t => {
  const { page } = await visit(t, models)

  assert.doesNotMatch(await page('/search_results/a?page=3'), /rel="next"/)
})

test('a page beyond the last is empty and links back', async t => {
  const { page } = await visit(
    t,
    fakeModels({
      posts: { search: async () => ({ ...found, posts: [] }) },
    }),
  )

  const results = await page('/search_results/a?page=9')

  assert.match(results, /There is no page 9[\s\S]*\?page=3"/)
})

test('no match is an alert, not an error', async t => {
  const { request } = await visit(t)

  const answer = await request('/search_results/zzz')

  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /role="alert"/)
})

test('the results are JSON on request', async t => {
  const asked: unknown[] = []
  const search = async (query: string, page: number) => {
    asked.push([query, page])
    return found
  }
  const { json } = await visit(t, fakeModels({ posts: { search } }))

  const answer = await json('/search_results/cats?page=2')

  assert.deepEqual(asked, [['cats', 2]])
  assert.deepEqual(answer, { query: 'cats', page: 2, ...found })
})

test('an invalid search is refused, and the field is named', async t => {
  const { request } = await visit(t)
  const form = (body: string) => ({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const json = (body: unknown) => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  const wrong: [string, RequestInit, string][] = [
    ['/search', form('search=a&search=b'), 'search'],
    ['/search', form('search[$gt]='), 'search[$gt]'],
    ['/search', form('search=a&other=b'), 'other'],
    ['/search', form(`search=${'a'.repeat(201)}`), 'search'],
    ['/search', json({ search: { $gt: '' } }), 'search'],
    ['/search', json({ search: 'half \ud800' }), 'search'],
    ['/search', json({ search: 7 }), 'search'],
    [`/search_results/${'a'.repeat(201)}`, {}, 'query'],
    ['/search_results/a%00b', {}, 'query'],
    ['/search_results/a?page=0', {}, 'page'],
    ['/search_results/a?page=1.5', {}, 'page'],
    ['/search_results/a?page=1&page=2', {}, 'page'],
    ['/search_results/a?page[$gt]=1', {}, 'page[$gt]'],
  ]

  for (const [path, init, field] of wrong) {
    const answer = await request(path, accept('application/json', init))
    const { errors } = (await answer.json()) as {
      errors: { field: string }[]
    }
    assert.equal(answer.status, 400, `${path} ${init.body}`)
    assert.equal(errors[0].field, field)
  }
})
