import assert from 'node:assert/strict'
import { forEvery, group } from '../check.ts'
import {
  assertErrorPage,
  assertProblem,
  refuses,
} from '../expected/problems.ts'

export const troubleChecks = group('Trouble', {
  'malformed JSON is a 400 that says where to look': [
    'a body parser’s error becomes a problem with an entry in `errors`',
    async site => {
      for (const body of ['{"search":', '[1,', 'bread', '"', '{"a":1}}']) {
        const answer = await site.client().postJsonText('/search', body)
        assertProblem(answer, { status: 400, field: 'body' })
      }
    },
  ],
  'JSON that is no object is refused': [
    'a body is an object of fields',
    async site => {
      for (const body of [[], [{ search: 'x' }], ['search']])
        assertProblem(await site.client().postJson('/search', body))
    },
  ],
  'a body over 100 kB is a 413 for forms and JSON': [
    'limits of the body parsers: 100 kB for forms and JSON',
    async site => {
      const body = { search: 'x'.repeat(150_000) }
      const client = site.client()

      const form = await client.post('/search', body)
      const json = await client.postJson('/search', body)

      for (const answer of [form, json])
        assertProblem(answer, { status: 413 })
    },
  ],
  'a query over 200 characters is refused by name': [
    'in the form (`search`) and in the path (`query`); 200 are allowed',
    async site => {
      const search = 'x'.repeat(201)

      const form = await site.client().post('/search', { search })
      const path = await site.client().get(`/search_results/${search}`)
      const longest = await site.get(`/search_results/${search.slice(1)}`)

      assertProblem(form, { field: 'search' })
      assertProblem(path, { field: 'query' })
      assert.equal(longest.status, 200)
    },
  ],
  'an unknown page is a 404, as a page and as a problem': [
    'the last middleware, by Accept',
    async site => {
      assertErrorPage(await site.get('/no/such/page'), 404)
      await refuses(['/no/such/page'], { status: 404 })(site)
    },
  ],
  'a method that a page does not have is a 405 that names the others': [
    'PUT, DELETE and PATCH on pages, GET on forms: 405 with Allow',
    site =>
      forEvery(notAllowed, async ({ method, path, allowed }) => {
        const answer = await site.client().send({ method, path })
        assertProblem(answer, { status: 405 })
        assert.match(answer.headers.allow ?? 'none', allowed, answer.what)
      }),
  ],
})

const notAllowed = [
  ...listMethods(
    ['PUT', 'DELETE', 'PATCH'],
    ['/', '/login', '/recommended/'],
    /GET/,
  ),
  ...listMethods(['GET', 'PUT'], ['/search', '/logout', '/tags'], /POST/),
]

function listMethods(methods: string[], paths: string[], allowed: RegExp) {
  return methods.flatMap(method =>
    paths.map(path => ({ method, path, allowed })),
  )
}
