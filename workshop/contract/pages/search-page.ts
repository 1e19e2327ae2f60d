import assert from 'node:assert/strict'
import { group } from '../check.ts'
import { assertHarmless, assertLists } from '../expected/pages.ts'
import { chooseQueries } from '../expected/queries.ts'
import { findAll, findForm, findLinks } from '../http/page.ts'
import { findPosts, readResults, resultsPath } from './results.ts'

export const searchPageChecks = group('Search page', {
  'it names the query and lists what JSON lists': [
    'GET /search_results/{query}: heading, posts in order, titles escaped',
    async site => {
      const query = chooseQueries(site.posts).common
      const { posts } = await readResults(site, query)

      const page = await site.page(resultsPath(query))

      assertNames(page.text, query)
      assertLists(page, findPosts(site, posts))
    },
  ],
  'a link leads from page to page without a script, until the last': [
    'an <a href="…?page=2">; none on the last page',
    async site => {
      const query = chooseQueries(site.posts).common
      const { pages } = await readResults(site, query)

      for (let number = 1; number <= pages; number++) {
        const page = await site.page(resultsPath(query, number))
        const next = leadsTo(findLinks(page), query, number + 1)
        assert.equal(next, number < pages, `link on page ${number}`)
      }
    },
  ],
  'without a match it says so in an alert, with status 200': [
    'an element with role="alert" and no posts',
    async site => {
      const { nothing } = chooseQueries(site.posts)

      const page = await site.page(resultsPath(nothing))

      const alerts = findAll(page, '*', { role: 'alert' })
      assert.equal(alerts.length, 1, 'one element with role="alert"')
      assert.ok(alerts[0].text, 'the alert says something')
      assertNames(page.text, nothing)
      assertLists(page, [])
    },
  ],
  'the query stays in the search box, to be mended': [
    'the value of the input `search`',
    async site => {
      const query = `bread "and" 'butter' & <tea>`

      const page = await site.page(resultsPath(query))

      assert.equal(findForm(page, '/search').fields.search, query)
    },
  ],
  'markup in the query is shown as text': [
    'escape the query in heading, title, input and links',
    async site => {
      const query = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`

      const page = await site.page(resultsPath(query))

      assertNames(page.text, query)
      assertHarmless(page)
      assert.ok(!page.html.includes('<script>alert'), 'unescaped query')
      assert.deepEqual(findAll(page, 'img', { src: 'x' }), [])
    },
  ],
})

function assertNames(text: string, query: string) {
  const plain = text.replace(/[“”]/g, '"')
  const wanted = `The results for search "${query}"`
  assert.ok(plain.includes(wanted), `the page does not say: ${wanted}`)
}

function leadsTo(links: string[], query: string, number: number) {
  return links.some(link => {
    const url = new URL(link, `http://site${resultsPath(query)}`)
    const here = decodeURIComponent(url.pathname)
    const page = url.searchParams.get('page')
    return here === `/search_results/${query}` && page === String(number)
  })
}
