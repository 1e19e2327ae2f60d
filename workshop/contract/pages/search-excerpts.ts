import assert from 'node:assert/strict'
import { forEvery, group } from '../check.ts'
import { chooseQueries } from '../expected/queries.ts'
import { findTerms } from '../expected/terms.ts'
import { findAll, findLinks, foldSpace } from '../http/page.ts'
import { findPosts, readResults, resultsPath } from './results.ts'

export const searchExcerptChecks = group('Search excerpts', {
  'a result shows its text around the first matching word': [
    '`excerpt` in JSON and on the page: about 240 characters of `selftext`',
    async site => {
      const { common } = chooseQueries(site.posts)
      const { posts } = await readResults(site, common)
      const page = await site.page(resultsPath(common))
      const whole = findPosts(site, posts)

      for (const [index, { id, excerpt }] of posts.entries()) {
        assertExcerpt(excerpt, whole[index].selftext, common)
        assert.ok(page.text.includes(excerpt), `no excerpt of ${id}`)
      }
      const some = posts.filter(({ excerpt }) => excerpt !== '')
      assert.ok(some.length > 0, 'no result has an excerpt')
    },
  ],
  'every matching word of a result is marked, and no other': [
    '<mark> in titles and excerpts, by the terms of the text index',
    site => {
      const { common, two, phrase } = chooseQueries(site.posts)
      return forEvery([common, two, phrase], async query => {
        const { posts } = await readResults(site, query)

        const page = await site.page(resultsPath(query))

        const marks = findAll(page, 'mark').map(({ text }) => text)
        const texts = findPosts(site, posts).flatMap(({ title }, index) => [
          ...[title, posts[index].excerpt],
        ])
        const wanted = texts.flatMap(text => findHits(text, query))
        assert.deepEqual(marks.flatMap(findTerms), wanted, query)
      })
    },
  ],
  'an empty search suggests searches that find posts': [
    'up to six links to /search_results/{word} where no post matches',
    async site => {
      const { nothing } = chooseQueries(site.posts)

      const page = await site.page(resultsPath(nothing))

      const links = findLinks(page).filter(link =>
        link.startsWith('/search_results/'),
      )
      assert.ok(links.length > 0 && links.length <= 6, links.join())
      await forEvery(links, async link => {
        const { total } = await site.json<{ total: number }>(link)
        assert.ok(total > 0, `${link} finds nothing`)
      })
    },
  ],
})

/** A part of the text, with the first matching word where there is one. */
function assertExcerpt(excerpt: string, text: string, query: string) {
  const part = excerpt.replace(/^… | …$/g, '')
  assert.ok(foldSpace(text).includes(part), `not in the text: ${part}`)
  assert.equal(part === '', foldSpace(text) === '', 'a text, no excerpt')
  assert.ok(part.length <= 300, `${part.length} characters`)
  const isFound = (text: string) => findHits(text, query).length > 0
  assert.equal(isFound(part), isFound(text), `no matching word: ${part}`)
}

/** The terms of the text that the query looks for, in order. */
function findHits(text: string, query: string) {
  const terms = findTerms(query)
  return findTerms(text).filter(term => terms.includes(term))
}
