import assert from 'node:assert/strict'
import { check, group } from '../check.ts'
import { assertLeadsTo, assertLists } from '../expected/pages.ts'
import { recommend } from '../expected/recommend.ts'
import { pickFields, shapes } from '../expected/shape.ts'
import { findAll, findForm } from '../http/page.ts'

export const frontChecks = group(
  'Front page',
  check(
    'it invites to a search and has the form for it',
    'the heading of GET /, and a form that posts `search` to /search',
    async site => {
      const page = await site.visit().page('/')

      assert.ok(
        page.text.replace('’', "'").includes("Let's search on Reddit"),
      )
      const { element } = findForm(page, '/search')
      assert.ok(findAll(element, 'input', { name: 'search' }).length === 1)
    },
  ),
  check(
    'it lists the 12 recommendations in order, their titles as text',
    'the rule in DESIGN section 4: filter, order, ties, and escaping',
    async site => {
      const page = await site.visit().page('/')

      assertLists(page, recommend(site.posts))
    },
  ),
  check(
    'in JSON the recommendations carry a tenth of their score',
    'GET / with Accept: application/json; `score` divided by 10',
    async site => {
      const found = await site
        .visit()
        .json<{ recommendations: object[] }>('/')

      assert.deepEqual(
        found.recommendations.map(post =>
          pickFields(post, shapes.recommended),
        ),
        recommend(site.posts)
          .map(post => ({ ...post, score: post.score / 10 }))
          .map(post => pickFields(post, shapes.recommended)),
      )
    },
  ),
  check(
    '/index leads to it',
    'a redirect (301, 302, 303, 307 or 308) with Location: /',
    async site => {
      const { status, headers } = await site.visit().get('/index')

      assert.ok([301, 302, 303, 307, 308].includes(status), `${status}`)
      assert.equal(headers.location, '/')
    },
  ),
  check(
    'the search form leads to the results, without a session',
    'POST /search: 303, the query percent-encoded in Location',
    async site => {
      const visitor = site.visit()
      const search = 'c# & 100% "café"/bread?'

      const answer = await visitor.post('/search', { search })

      const path = answer.headers.location ?? ''
      assert.equal(answer.status, 303)
      assert.match(path, /^\/search_results\/[^/?#]+$/)
      assert.equal(decodeURIComponent(path.split('/')[2]), search)
    },
  ),
  check(
    'an empty search leads back to it',
    'POST /search with nothing or spaces: 303 /',
    async site => {
      for (const search of ['', '   '])
        assertLeadsTo(await site.visit().post('/search', { search }), '/')
      assertLeadsTo(await site.visit().post('/search', {}), '/')
    },
  ),
  check(
    'a search may be sent as JSON',
    'JSON bodies are accepted where forms are',
    async site => {
      const answer = await site
        .visit()
        .postJson('/search', { search: 'bread' })

      assertLeadsTo(answer, '/search_results/bread')
    },
  ),
)
