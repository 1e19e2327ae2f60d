import assert from 'node:assert/strict'
import { atLeastOne, check, group, type Site } from '../check.ts'
import { assertOrder } from '../expected/order.ts'
import { chooseQueries } from '../expected/queries.ts'
import { findMatches } from '../expected/search.ts'
import { listed, pickFields, shapes } from '../expected/shape.ts'
import { readResults, resultsPath, type SearchResults } from './results.ts'

export const searchChecks = group(
  'Search',
  check(
    'a common word brings every match, the best first, 20 a page',
    'the text index (weights title 10, selftext 1), sort by score then _id',
    site => assertFinds(site, chooseQueries(site.posts).common),
  ),
  check(
    'each post of a page has the fields of a list',
    'the JSON of /search_results/{query}: fields of a post in lists',
    async site => {
      const query = chooseQueries(site.posts).rare

      const found = await readResults(site, query)

      const byId = new Map(site.posts.map(post => [post.id, post]))
      const known = found.posts.map(({ id }) => byId.get(id))
      assert.deepEqual(
        found.posts.map(post => pickFields(post, shapes.inLists)),
        listed(known.filter(post => post !== undefined)),
      )
    },
  ),
  check(
    'two words: one is enough, both score higher',
    'words are joined by "or", their scores are added',
    site => assertFinds(site, chooseQueries(site.posts).two),
  ),
  check(
    'case, endings and accents make no difference',
    'English stemming; the index ignores case and diacritics',
    async site => {
      const word = chooseQueries(site.posts).common
      for (const form of [word.toUpperCase(), `${word}s`, 'cafe', 'CAFÉS'])
        await assertFinds(site, form)
    },
  ),
  check(
    'a phrase in quotes must stand there as it is',
    'the query is handed to $search with its quotes',
    site => assertFinds(site, chooseQueries(site.posts).phrase),
  ),
  check(
    'a word or phrase after a minus must not be there',
    'the query is handed to $search with its minus',
    async site => {
      const { without, withoutPhrase } = chooseQueries(site.posts)
      await assertFinds(site, without)
      await assertFinds(site, withoutPhrase)
    },
  ),
  check(
    'stop words, minus alone and signs find nothing',
    'no positive term: no posts, total 0, status 200',
    async site => {
      const { common } = chooseQueries(site.posts)
      for (const query of ['the', `-${common}`, '***', '"', 'the "and"'])
        await assertFinds(site, query)
    },
  ),
  check(
    'it finds other scripts, emoji beside words and markup',
    'queries are decoded once, and never parsed as anything else',
    async site => {
      const titles = site.posts
        .map(({ title }) => title.trim())
        .filter(title => /[^ -~]|[<>{]/.test(title) && title.length <= 200)
      for (const title of atLeastOne(
        titles,
        'special characters in titles',
      ))
        await assertFinds(site, title)
    },
  ),
  check(
    'a page past the last is empty, with the total',
    'GET …?page=9999: status 200, posts []',
    async site => {
      const query = chooseQueries(site.posts).common

      const { posts, total } = await readResults(site, query, 9999)

      assert.deepEqual(posts, [])
      assert.equal(total, findMatches(site.posts, query).length)
    },
  ),
)

/** Reads every page of the results and compares them with our own search. */
async function assertFinds(site: Site, query: string) {
  const hits = findMatches(site.posts, query)
  const pages = Math.ceil(hits.length / 20)
  const ids: string[] = []
  for (let page = 1; page <= Math.max(pages, 1); page++) {
    const found = await readResults(site, query, page)
    assertCounts(found, { query, page, pages, total: hits.length })
    ids.push(...found.posts.map(({ id }) => id))
  }
  assertOrder(ids, hits)
}

function assertCounts(
  found: SearchResults,
  wanted: Omit<SearchResults, 'posts'>,
) {
  const { query, page, total } = found
  const pages = total === 0 ? 0 : found.pages
  assert.deepEqual(
    { query, page, pages, total },
    wanted,
    `${resultsPath(wanted.query)}: counts`,
  )
  const left = wanted.total - (wanted.page - 1) * 20
  assert.equal(found.posts.length, Math.min(20, left), 'posts on the page')
}
