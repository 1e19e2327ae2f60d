import assert from 'node:assert/strict'
import { check, group, type Site } from '../check.ts'
import { assertProblem, wantsProblem } from '../expected/problems.ts'

export const troubleChecks = group(
  'Trouble',
  check(
    'malformed JSON is a 400 that says where to look',
    'a body parser’s error becomes a problem with an entry in `errors`',
    async site => {
      for (const body of ['{"search":', '[1,', 'bread', '"', '{"a":1}}']) {
        const answer = await sendJson(site, body)
        assertProblem(answer, { status: 400, field: 'body' })
      }
    },
  ),
  check(
    'JSON that is no object is refused',
    'a body is an object of fields',
    async site => {
      for (const body of ['[]', '[{"search":"x"}]', '["search"]'])
        assertProblem(await sendJson(site, body))
    },
  ),
  check(
    'a body over 100 kB is a 413 for forms and JSON',
    'limits of the body parsers: 100 kB for forms and JSON',
    async site => {
      const long = 'x'.repeat(150_000)
      const visitor = site.visit()

      const form = await visitor.post(
        '/search',
        { search: long },
        wantsProblem,
      )
      const json = await visitor.postJson(
        '/search',
        { search: long },
        wantsProblem,
      )

      assertProblem(form, { status: 413 })
      assertProblem(json, { status: 413 })
    },
  ),
  check(
    'a query over 200 characters is refused by name',
    'in the form (`search`) and in the path (`query`); 200 are allowed',
    async site => {
      const long = 'x'.repeat(201)
      const visitor = site.visit()

      const form = await visitor.post(
        '/search',
        { search: long },
        wantsProblem,
      )
      const path = await visitor.get(
        `/search_results/${long}`,
        wantsProblem,
      )
      const longest = await visitor.get(`/search_results/${long.slice(1)}`)

      assertProblem(form, { field: 'search' })
      assertProblem(path, { field: 'query' })
      assert.equal(longest.status, 200)
    },
  ),
  check(
    'an unknown page is a 404, as a page and as a problem',
    'the last middleware, by Accept',
    async site => {
      const page = await site.visit().get('/no/such/page')
      const problem = await site.visit().get('/no/such/page', wantsProblem)

      assert.equal(page.status, 404)
      assert.match(page.headers['content-type'] ?? '', /^text\/html/)
      assertProblem(problem, { status: 404 })
    },
  ),
  check(
    'a method that a page does not have is a 405 that names the others',
    'PUT, DELETE and PATCH on pages, GET on forms: 405 with Allow',
    async site => {
      for (const path of ['/', '/login', '/recommended/'])
        for (const method of ['PUT', 'DELETE', 'PATCH'])
          await assertNotAllowed(site, method, path, /GET/)
      for (const path of ['/search', '/logout', '/tags'])
        for (const method of ['GET', 'PUT'])
          await assertNotAllowed(site, method, path, /POST/)
    },
  ),
)

async function assertNotAllowed(
  site: Site,
  method: string,
  path: string,
  allowed: RegExp,
) {
  const headers = wantsProblem
  const answer = await site.visit().send({ method, path, headers })
  assertProblem(answer, { status: 405 })
  assert.match(answer.headers.allow ?? 'no Allow', allowed, answer.what)
}

function sendJson(site: Site, body: string) {
  const headers = { ...wantsProblem, 'content-type': 'application/json' }
  return site
    .visit()
    .send({ method: 'POST', path: '/search', headers, body })
}
