import assert from 'node:assert/strict'
import type { Site } from '../check.ts'
import { chooseQueries } from '../expected/queries.ts'
import { countTopics } from '../expected/recommend.ts'
import type { SiteAnswer } from '../http/send.ts'
import { isSignedIn, signIn, toggleTag } from '../http/session.ts'
import type { Visitor } from '../http/visitor.ts'

/** Status, type and HTML of each page, by visitor and request line. */
export type Recording = Record<string, string>

/** Visits every kind of page, as a stranger and signed in; tokens are left out. */
export async function record(site: Site): Promise<Recording> {
  const recording: Recording = {}
  const keep = (who: string, answer: SiteAnswer) => {
    recording[`${who}: ${answer.what}`] = describe(answer)
  }
  const stranger = site.visit()
  for (const path of paths(site)) keep('stranger', await stranger.get(path))

  const reader = site.visit()
  await signIn(reader, 'Reader')
  keep('signed in', await reader.get('/'))
  await prefer(site, reader)
  for (const path of paths(site)) keep('reader', await reader.get(path))
  keep('no token', await reader.post('/tags', { tag: 'cats', on: 'on' }))
  // The second time takes the tags away again.
  await prefer(site, reader)
  return recording
}

/** Marks two topics; a second call takes the marks away. */
async function prefer({ posts }: Site, reader: Visitor) {
  await isSignedIn(reader)
  const topics = countTopics(posts)
  for (const { name } of [topics[3], topics[1]])
    await toggleTag(reader, name)
}

function paths({ posts }: Site) {
  const queries = Object.values(chooseQueries(posts)).map(
    encodeURIComponent,
  )
  const results = queries.map(query => `/search_results/${query}`)
  const topics = countTopics(posts).map(({ name }) => name)
  const every = Math.ceil(posts.length / 60)
  return [
    '/',
    ...results,
    ...[2, 3, 999].map(page => `${results[0]}?page=${page}`),
    `${results[0]}?page=0`,
    '/recommended/',
    ...[...topics, 'unknown', 'x'.repeat(65)].map(
      name => `/recommended/?topic=${encodeURIComponent(name)}`,
    ),
    ...posts
      .filter((_post, index) => index % every === 0)
      .map(({ id }) => `/posts/${encodeURIComponent(id)}`),
    '/posts/unknown',
    '/posts/%2e%2e',
    '/pictures/unknown',
    '/login',
    '/no/such/page',
  ]
}

function describe({ status, headers, text }: SiteAnswer) {
  const html = text.replace(/(name="_csrf" value=")[^"]+/g, '$1token')
  return `${status} ${headers['content-type']}\n${html}`
}

/** Rejects with the first page that differs. */
export function assertSamePages(recorded: Recording, wanted: Recording) {
  assert.deepEqual(Object.keys(recorded), Object.keys(wanted))
  for (const [what, page] of Object.entries(wanted))
    assert.equal(recorded[what], page, what)
}
