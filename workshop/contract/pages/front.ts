import assert from 'node:assert/strict'
import { group } from '../check.ts'
import { assertLeadsTo, assertLists } from '../expected/pages.ts'
import { recommend } from '../expected/recommend.ts'
import { assertPosts, shapes } from '../expected/shape.ts'
import { findAll, findForm } from '../http/page.ts'
import type { FormFields } from '../http/visitor.ts'

export const frontChecks = group('Front page', {
  'it invites to a search and has the form for it': [
    'the heading of GET /, and a form that posts `search` to /search',
    async site => {
      const page = await site.page('/')

      assert.match(page.text, /Let['’]s search on Reddit/)
      const { element } = findForm(page, '/search')
      assert.equal(findAll(element, 'input', { name: 'search' }).length, 1)
    },
  ],
  'it lists the 12 recommendations in order, their titles as text': [
    'services/recommend/README.md: filter, order and ties; a view escapes the titles',
    async site => assertLists(await site.page('/'), recommend(site.posts)),
  ],
  'in JSON the recommendations carry a tenth of their score': [
    'GET / with Accept: application/json; `score` divided by 10',
    async site => {
      type Found = { recommendations: object[] }
      const { recommendations } = await site.json<Found>('/')

      const wanted = recommend(site.posts).map(post => ({
        ...post,
        score: post.score / 10,
      }))
      assertPosts(recommendations, wanted, shapes.summary)
    },
  ],
  '/index leads to it': [
    'a redirect (301, 302, 303, 307 or 308) with Location: /',
    async site => {
      const { status, headers } = await site.get('/index')

      assert.ok([301, 302, 303, 307, 308].includes(status), `${status}`)
      assert.equal(headers.location, '/')
    },
  ],
  'the search form leads to the results, without a session': [
    'POST /search: 303, the query percent-encoded in Location',
    async site => {
      const search = 'c# & 100% "café"/bread?'

      const answer = await site.visit().post('/search', { search })

      const path = answer.headers.location ?? ''
      assert.equal(answer.status, 303)
      assert.match(path, /^\/search_results\/[^/?#]+$/)
      assert.equal(decodeURIComponent(path.split('/')[2]), search)
    },
  ],
  'an empty search leads back to it': [
    'POST /search with nothing or spaces: 303 /',
    async site => {
      const forms: FormFields[] = [{ search: '' }, { search: '   ' }, {}]
      for (const form of forms)
        assertLeadsTo(await site.visit().post('/search', form), '/')
    },
  ],
  'a search may be sent as JSON': [
    'JSON bodies are accepted where forms are',
    async site => {
      const search = { search: 'bread' }

      const answer = await site.visit().postJson('/search', search)

      assertLeadsTo(answer, '/search_results/bread')
    },
  ],
})
