import assert from 'node:assert/strict'
import { forEvery, type Site } from '../check.ts'
import { chooseQueries } from '../expected/queries.ts'
import { countTopics } from '../expected/recommend.ts'
import { foldSpace } from '../http/page.ts'
import type { SiteAnswer } from '../http/send.ts'
import { signIn, toggleTag } from '../http/session.ts'

/** Status, type and HTML of each page, by visitor and request line. */
export type Recording = Record<string, string>

/** Visits pages as a stranger and signed in; tokens and the strip of processes are left out. */
export async function record(
  site: Site,
  paths = listPaths(site),
): Promise<Recording> {
  const recording: Recording = {}
  const add = (visitor: string, answer: SiteAnswer) => {
    recording[`${visitor}: ${answer.what}`] = describe(answer)
  }
  await forEvery(paths, async path => add('stranger', await site.get(path)))

  const reader = site.visit()
  await signIn(reader, 'Reader')
  add('signed in', await reader.get('/'))
  const topics = countTopics(site.posts)
  const tags = [topics[3].name, topics[1].name]
  for (const tag of tags) await toggleTag(reader, tag)
  await forEvery(paths, async path => add('reader', await reader.get(path)))
  add('no token', await reader.post('/tags', { tag: 'cats', on: 'on' }))
  for (const tag of tags) await toggleTag(reader, tag)
  return recording
}

/** Every kind of page. */
function listPaths({ posts }: Site) {
  const queries = Object.values(chooseQueries(posts))
  const results = queries.map(
    query => `/search_results/${encodeURIComponent(query)}`,
  )
  const topics = countTopics(posts).map(({ name }) => name)
  const every = Math.ceil(posts.length / 60)
  const some = posts.filter((_post, index) => index % every === 0)
  return [
    ...['/', '/recommended/', '/login', '/no/such/page', ...results],
    ...[2, 3, 999, 0].map(page => `${results[0]}?page=${page}`),
    ...[...topics, 'unknown', 'x'.repeat(65)].map(
      name => `/recommended/?topic=${encodeURIComponent(name)}`,
    ),
    ...some.map(({ id }) => `/posts/${encodeURIComponent(id)}`),
    ...['/posts/unknown', '/posts/%2e%2e', '/pictures/unknown'],
  ]
}

function describe({ status, headers, text }: SiteAnswer) {
  const html = text
    .replace(/(name="_csrf" value=")[^"]+/g, '$1token')
    .replace(/<details class="strip">.*?<\/details>/s, '')
  return `${status} ${headers['content-type']}\n${html}`
}

/** The pages without the buttons of stage `async`, white space folded. */
export function withoutActions(recording: Recording): Recording {
  const pages = Object.entries(recording).map(([what, page]) => [
    what,
    foldSpace(page.replace(/<form class="actions".*?<\/form>/gs, '')),
  ])
  return Object.fromEntries(pages)
}

/** Rejects with the first page that differs. */
export function assertSamePages(recorded: Recording, wanted: Recording) {
  const [found, expected] = [recorded, wanted].map(Object.keys)
  assert.deepEqual(found.sort(), expected.sort())
  for (const [what, page] of Object.entries(wanted))
    assert.equal(recorded[what], page, what)
}
