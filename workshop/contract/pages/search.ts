import assert from 'node:assert/strict'
import { atLeastOne, forEvery, group, type Site } from '../check.ts'
import { assertOrder } from '../expected/order.ts'
import { chooseQueries } from '../expected/queries.ts'
import { findMatches } from '../expected/search.ts'
import { assertPosts, shapes } from '../expected/shape.ts'
import { findPosts, readResults } from './results.ts'

export const searchChecks = group('Search', {
  'a common word brings every match, the best first, 20 a page': [
    'the text index (weights title 10, selftext 1), sort by score then _id',
    findsAll(({ common }) => [common]),
  ],
  'each post of a page has the fields of a list': [
    'the JSON of /search_results/{query}: fields of a post in lists',
    async site => {
      const { rare } = chooseQueries(site.posts)

      const { posts } = await readResults(site, rare)

      assertPosts(posts, findPosts(site, posts), shapes.inLists)
    },
  ],
  'two words: one is enough, both score higher': [
    'words are joined by "or", their scores are added',
    findsAll(({ two }) => [two]),
  ],
  'case, endings and accents make no difference': [
    'English stemming; the index ignores case and diacritics',
    findsAll(({ common }) => [
      ...[common.toUpperCase(), `${common}s`, 'cafe', 'CAFÉS'],
    ]),
  ],
  'a phrase in quotes must stand there as it is': [
    'the query is handed to $search with its quotes',
    findsAll(({ phrase }) => [phrase]),
  ],
  'a word or phrase after a minus must not be there': [
    'the query is handed to $search with its minus',
    findsAll(({ without, withoutPhrase }) => [without, withoutPhrase]),
  ],
  'stop words, minus alone and signs find nothing': [
    'no positive term: no posts, total 0, status 200',
    findsAll(({ common }) => [
      'the',
      `-${common}`,
      '***',
      '"',
      'the "and"',
    ]),
  ],
  'it finds other scripts, emoji beside words and markup': [
    'queries are decoded once, and never parsed as anything else',
    site => {
      const titles = site.posts
        .map(({ title }) => title.trim())
        .filter(title => /[^ -~]|[<>{]/.test(title) && title.length <= 200)
      const special = atLeastOne(titles, 'special characters in titles')
      return findsAll(() => special)(site)
    },
  ],
  'a page past the last is empty, with the total': [
    'GET …?page=9999: status 200, posts []',
    async site => {
      const query = chooseQueries(site.posts).common

      const { posts, total } = await readResults(site, query, 9999)

      assert.deepEqual(posts, [])
      assert.equal(total, findMatches(site.posts, query).length)
    },
  ],
})

type Queries = ReturnType<typeof chooseQueries>

/** A run of a check: all pages of each query hold what our own search finds. */
function findsAll(choose: (queries: Queries) => string[]) {
  return (site: Site) =>
    forEvery(choose(chooseQueries(site.posts)), query =>
      assertFinds(site, query),
    )
}

async function assertFinds(site: Site, query: string) {
  const hits = findMatches(site.posts, query)
  const total = hits.length
  const pages = Math.ceil(total / 20)
  const ids: string[] = []
  for (let page = 1; page <= Math.max(pages, 1); page++) {
    const { posts, ...counts } = await readResults(site, query, page)
    const found = total === 0 ? { ...counts, pages: 0 } : counts
    assertPosts([found], [{ query, page, pages, total }], countFields)
    const left = total - (page - 1) * 20
    assert.equal(posts.length, Math.min(20, left), 'posts on the page')
    ids.push(...posts.map(({ id }) => id))
  }
  assertOrder(ids, hits)
}

const countFields = ['query', 'page', 'pages', 'total']
