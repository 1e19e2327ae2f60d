import {
  changes,
  upsert,
  wholeSnapshot,
} from '@workshop/services/ingest/test/batches'
import { wholePosts } from '@workshop/services/test/posts'
import { expect } from '@workshop/workshop/exercises/hint'
import {
  deliver,
  deliverAll,
  receiving,
} from '@workshop/workshop/exercises/receiver'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

/** The word is far behind the beginning of the text. */
const far = `${'A long walk through the hills. '.repeat(30)}A quokka sat there.`
const postOf = (id: string, title: string, selftext = far) => ({
  ...wholePosts[0],
  ...{ id, title, selftext },
})
const ids = Array.from({ length: 24 }, (_, at) =>
  String(at).padStart(3, '0'),
)
/** The last one has the word in its title, which counts ten times as much. */
const posts = [
  ...ids.map(id => postOf(id, 'A walk')),
  postOf('z', 'Quokka'),
]

/** `search` answers from its own store: a page at a time, the best match first. */
export async function check(stand: Stand) {
  const search = await stand.start('search', receiving)
  await deliverAll(search, wholeSnapshot(1, posts))

  await checkFirstPage(search)
  await checkOtherPages(search)
  await checkBadQueries(search)
  await checkNews(search)
}

async function checkFirstPage(search: RunningService) {
  const { status, data } = await search.get('/search?q=quokka')
  expect(
    status !== 501,
    '`GET /search` answers 501. Read the query and answer it in app.ts; count and find the posts in search.ts.',
  )
  expect(
    data?.title !== 'The text index is being built',
    'MongoDB refuses `$text`, because the posts have no text index. `prepare` in search.ts creates it.',
  )
  expect(
    status === 200,
    `\`GET /search?q=quokka\` is answered with ${status}: ${data?.title}. The schema in app.ts says which fields a query may have.`,
  )
  const found = data.posts ?? []
  expect(
    found.length <= 20,
    `A page has ${found.length} posts. 20 are the most: without a limit, a common word sends the whole store.`,
  )
  expect(
    found.length === 20,
    `The first page has ${found.length} of the 25 matching posts. It holds 20.`,
  )
  expect(
    found[0].id === 'z',
    'The best match is not first. `rank` belongs between `$match` and `$skip`, or a page holds any matches.',
  )
  expect(
    data.total === 25 && data.pages === 2,
    `25 posts match on 2 pages, and the answer says ${data.total} on ${data.pages}. The total counts all matches.`,
  )
  const { excerpt, selftext } = found[0]
  expect(
    selftext === undefined && excerpt?.length < 400,
    'A post carries its whole text. A list shows an excerpt: `excerptOf(stored, query)`.',
  )
  expect(
    /quokka/.test(excerpt),
    'The excerpt does not show the word. `excerptOf` needs the query to find it.',
  )
}

async function checkOtherPages(search: RunningService) {
  const second = await search.get('/search?q=quokka&page=2')
  expect(
    second.data.posts?.length === 5,
    `Page 2 has ${second.data.posts?.length} posts instead of 5. Skip those of the pages before it.`,
  )
  const without = ['z', ...ids.slice(0, 3)].join(',')
  const { data } = await search.get('/search', {
    params: { q: 'quokka', without },
  })
  expect(
    data.total === 21 && data.posts[0].id !== 'z',
    'The posts in `without` are found all the same. They count neither in `page` nor in `count`.',
  )
}

async function checkBadQueries(search: RunningService) {
  for (const [query, what] of [
    ['q=', 'an empty query'],
    ['q=quokka&page=0', 'page 0'],
    ['q=quokka&limit=1000', 'an unknown field'],
  ]) {
    const { status } = await search.get(`/search?${query}`)
    expect(
      status === 400,
      `\`GET /search?${query}\` is answered with ${status}. It has ${what}: 400, so the caller notices its mistake.`,
    )
  }
}

/** A replica that remembers its answers misses what its store has learned since. */
async function checkNews(search: RunningService) {
  await deliver(search, changes(upsert(2, postOf('new', 'Quokka'))))
  const { data } = await search.get('/search?q=quokka')
  expect(
    data.total === 26,
    'A post that has arrived since the last search is not found. Does the process cache answers? Ask the store each time.',
  )
}
