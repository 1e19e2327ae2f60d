import { expect, expectSoon } from '@workshop/workshop/exercises/hint'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

const id = '67614d9d6129d4307dc90e5b'
const file = 'services/web/models/rest.ts'

/** The site finds and searches posts as before, although it has no database of posts. */
export async function check(stand: Stand) {
  await stand.loadPosts()
  const rest = await stand.start('rest')
  const web = await stand.start('web', {
    STAGE: 'rest',
    REST_URL: rest.url,
  })

  // It listens before its sessions and the index of the posts are there.
  await expectSoon(
    async () => (await web.get('/readyz')).status === 200,
    'web does not become ready: GET /readyz stays 503.',
  )
  await checkFind(web)
  await checkSearch(web)
  await checkQuery(web)
}

async function checkFind(web: RunningService) {
  const found = await getJson(web, `/posts/${id}`)
  expect(
    found.status !== 501,
    `A post's page answers 501. Write find in ${file}.`,
  )
  expect(
    found.status === 200 && found.data.id === id,
    `The page of a post answers ${found.status}. Does find ask for /api/posts/{id}?`,
  )
  expect(
    !found.data._links,
    'The post still has the links of the REST layer. They are addresses of another server: withoutLinks takes them off.',
  )
  const unknown = await getJson(web, '/posts/000000000000000000000000')
  expect(
    unknown.status === 404,
    `An unknown post is answered with ${unknown.status}. The client resolves with a 404, and its data is a problem document: make it null.`,
  )
  const climbing = await getJson(web, '/posts/..%2Ftopics')
  expect(
    climbing.status === 404,
    `/posts/..%2Ftopics is answered with ${climbing.status}: the id became part of a path to another resource. Build the path with pathOf.`,
  )
}

async function checkSearch(web: RunningService) {
  const { status, data } = await search(web, 'cats')
  expect(status !== 501, `A search answers 501. Write search in ${file}.`)
  expect(
    status === 200 && data.posts.length === 20,
    `A search for cats answers ${status} with ${data.posts?.length ?? 'no'} posts, not a page of 20. Pass \`size\`, and answer with \`posts\`.`,
  )
  expect(
    data.total === 38 && data.pages === 2,
    `A search for cats has ${data.total} posts on ${data.pages} pages instead of 38 on 2. The collection's answer counts them.`,
  )
  expect(
    data.posts.some((post: { excerpt?: string }) => post.excerpt),
    'No post found has an excerpt. excerptOf makes it of the selftext and the query.',
  )
  expect(
    data.posts.every((post: object) => !('selftext' in post)),
    'Every post found carries its whole text. The page shows the excerpt: leave the selftext out.',
  )
  const next = await search(web, 'cats', '?page=2')
  expect(
    next.data.posts.length === 18 &&
      next.data.posts[0].id !== data.posts[0].id,
    `Page 2 of cats shows ${next.data.posts.length} posts instead of the 18 that are left. Pass \`page\`.`,
  )
}

/** A reader's text is a value, never a piece of an address. */
async function checkQuery(web: RunningService) {
  const { status, data } = await search(web, 'cats&size=3')
  expect(
    status === 200 && data.posts.length === 20,
    `A search for "cats&size=3" is answered with ${status}: the text of a reader became parameters of its own. Pass it in params; axios encodes it.`,
  )
}

function search(web: RunningService, query: string, more = '') {
  const path = `/search_results/${encodeURIComponent(query)}${more}`
  return getJson(web, path)
}

function getJson(web: RunningService, path: string) {
  return web.get(path, { headers: { accept: 'application/json' } })
}
