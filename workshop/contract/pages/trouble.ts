import assert from 'node:assert/strict'
import { check, group, type Site } from '../check.ts'
import {
  assertProblem,
  assertRefused,
  wantsProblem,
} from '../expected/problems.ts'
import { countTopics } from '../expected/recommend.ts'
import { findTagForm, newName, signIn, toggleTag } from '../http/session.ts'

export const trouble = group(
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
    'a body over 100 kB is a 413, whatever its type',
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
      const most = await visitor.get(`/search_results/${long.slice(1)}`)

      assertProblem(form, { field: 'search' })
      assertProblem(path, { field: 'query' })
      assert.equal(most.status, 200)
    },
  ),
  check(
    'a path that climbs is never followed',
    'pictures and assets: 4xx for .., encoded, doubled, absolute, an address',
    async site => {
      for (const path of climbingPaths) {
        const answer = await site.visit().get(path, wantsProblem)
        assertRefused(answer)
        assert.doesNotMatch(answer.text, /"dependencies"|root:.*:0:0/)
      }
    },
  ),
  check(
    'a path that cannot be decoded is a 400',
    'GET /search_results/%E0%A4%A: malformed percent-encoding',
    async site => {
      for (const path of ['/search_results/%E0%A4%A', '/posts/%', '/%ff'])
        assertRefused(await site.visit().get(path, wantsProblem))
    },
  ),
  check(
    'the way back after a form never leads to another host',
    'open redirect: Referer of another host, //host, or none',
    async site => {
      const visitor = site.visit()
      await signIn(visitor, newName())
      const [{ name }] = countTopics(site.posts)

      for (const referer of foreign(site)) {
        const form = await findTagForm(visitor, name)
        const answer = await visitor.submit(form, {}, { referer })
        assertStays(site, answer.headers.location ?? 'none')
      }
      const { fields } = await findTagForm(visitor, name)
      if (fields.on === 'false') await toggleTag(visitor, name)
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
    'a method that a page does not have is a 404 or 405',
    'PUT, DELETE and PATCH on pages, GET on forms',
    async site => {
      for (const path of ['/', '/login', '/recommended/', '/search'])
        for (const method of ['PUT', 'DELETE', 'PATCH']) {
          const answer = await site.visit().send({ method, path })
          assert.ok([403, 404, 405].includes(answer.status), answer.what)
        }
      for (const path of ['/search', '/logout', '/tags'])
        assertRefused(await site.visit().get(path))
    },
  ),
)

const climbingPaths = [
  '/pictures/..%2fpackage.json',
  '/pictures/..%2f..%2fpackage.json',
  '/pictures/%2e%2e%2f%2e%2e%2fpackage.json',
  '/pictures/..%252f..%252fpackage.json',
  '/pictures/..%5c..%5cpackage.json',
  '/pictures/../../package.json',
  '/pictures/%2fetc%2fpasswd',
  '/pictures/lighthouse%00.jpg',
  '/pictures/http:%2f%2f127.0.0.1%2fhealthz',
  '/pictures/http://127.0.0.1/healthz',
  '/pictures/file:%2f%2f%2fetc%2fpasswd',
  '/static/../package.json',
  '/static/..%2fpackage.json',
  '/static/%2e%2e/%2e%2e/package.json',
  '/static/.%2e/.%2e/package.json',
]

function foreign({ url }: Site) {
  const { host, port } = new URL(url)
  return [
    'http://evil.example/recommended/',
    `http://evil.example:${port}/`,
    `http://${host}@evil.example/`,
    `http://${host}.evil.example/`,
    `${url}//evil.example/`,
    `${url}/\\evil.example/`,
    'javascript:alert(1)',
    'nonsense',
  ]
}

/** Where a browser would go from here is still this site. */
function assertStays({ url }: Site, location: string) {
  assert.equal(new URL(location, url).origin, url, `leads to ${location}`)
}

function sendJson(site: Site, body: string) {
  const headers = { ...wantsProblem, 'content-type': 'application/json' }
  return site
    .visit()
    .send({ method: 'POST', path: '/search', headers, body })
}
