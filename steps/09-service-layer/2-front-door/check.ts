import { wholePosts } from '@workshop/services/test/posts'
import {
  answered,
  expect,
  expectSoon,
} from '@workshop/workshop/exercises/hint'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'
import express from 'express'

const [post] = wholePosts
const json = { headers: { accept: 'application/json' } }

/** The front door asks the service of each verb, and copes with those that do not answer. */
export async function check(stand: Stand) {
  const services = createServices()
  const upstreams = await stand.startUpstreams(services.routes)
  const web = await startWeb(stand, upstreams.url)
  try {
    await checkSearch(web, upstreams.asked)
    await checkPost(web, upstreams.asked)
    await checkRecommended(web, upstreams.asked)
    services.stopRecommending()
    await checkWithoutRecommend(web)
    await checkDeadline(web)
  } finally {
    services.release()
  }
}

/** All services at once. They answer well, until they are told otherwise. */
function createServices() {
  const routes = express()
  const held: express.Response[] = []
  let recommends = true
  const found = { pages: 3, total: 41, posts: [post] }

  routes.get('/readyz', (_req, res) => void res.json({}))
  routes.get('/search', (_req, res) => void res.json(found))
  routes.get('/posts/:id', (req, res) => {
    if (req.params.id === 'slow') held.push(res)
    else if (req.params.id === post.id) res.json(post)
    else res.status(404).json({ title: 'There is no such post' })
  })
  routes.get('/recommendations', (_req, res) => {
    if (!recommends) return void res.sendStatus(503)
    res.json({ topics: [], tags: [], ...found, unavailable: ['tag'] })
  })
  return {
    routes,
    stopRecommending() {
      recommends = false
    },
    release: () => {
      for (const res of held) res.end()
    },
  }
}

async function startWeb(stand: Stand, url: string) {
  const names = [
    'LIST',
    'SEARCH',
    'SEARCH_2',
    'RECOMMEND',
    'TAG',
    'PICTURE',
  ]
  const addresses = names.map(name => [`${name}_URL`, url])
  const web = await stand.start('web', {
    STAGE: 'services',
    ...Object.fromEntries(addresses),
  })
  await expectSoon(
    async () => (await web.get('/readyz')).status === 200,
    'web does not become ready, although all of its services do.',
  )
  return web
}

async function checkSearch(web: RunningService, asked: string[]) {
  const { status, data } = await web.get(
    '/search_results/cats?page=2',
    json,
  )
  expect(
    status !== 501,
    '`/search_results/cats` answers 501. Ask `search` in createModels of services.ts.',
  )
  expect(
    status === 200 && data.total === 41 && data.posts?.length === 1,
    `The page of results is answered with ${status}, total ${data.total}. Return the pages, total and posts of the answer.`,
  )
  expect(
    asked.some(each => /^GET \/search\?.*q=cats/.test(each)),
    `search was asked "${asked[0]}". It takes the query as \`q\`, in \`params\`.`,
  )
  expect(
    asked.some(each => /^GET \/search\?.*page=2/.test(each)),
    'Page 2 of the results asks search for its first page. Pass `page` on.',
  )
}

async function checkPost(web: RunningService, asked: string[]) {
  const known = await web.get(`/posts/${post.id}`, json)
  expect(
    known.status === 200 && known.data.id === post.id,
    `A post is answered with ${known.status}. \`find\` asks list for /posts/{id}.`,
  )
  const unknown = await web.get('/posts/none', json)
  expect(
    unknown.status === 404,
    `A post that list does not have is answered with ${unknown.status}. A 404 is an answer, not a failure: \`find\` returns null.`,
  )
  await web.get('/posts/a%2Fb', json)
  expect(
    asked.includes('GET /posts/a%2Fb'),
    'The id a/b has become a path of two parts, so a reader chooses the path that list is asked for. `pathOf` encodes each part.',
  )
}

async function checkRecommended(web: RunningService, asked: string[]) {
  const { status, data } = await web.get(
    '/recommended/?topic=cats&page=2',
    json,
  )
  expect(
    status === 200,
    `The page of a topic is answered with ${status}. \`recommended\` asks recommend for /recommendations.`,
  )
  const [wanted] = asked.filter(each => each.includes('/recommendations'))
  expect(
    /topic=cats/.test(wanted) && /page=2/.test(wanted),
    `recommend was asked "${wanted}". It needs the topic and the page.`,
  )
  expect(
    data.unavailable?.length > 0,
    'recommend says that tag is unavailable, and the page does not. Return `unavailable` as well.',
  )
}

async function checkWithoutRecommend(web: RunningService) {
  const { status, data } = await web.get('/', json)
  expect(
    status === 200,
    `Without recommend, the front page is answered with ${status}. The page handles UpstreamUnavailable; let the client throw it.`,
  )
  expect(
    data.unavailable?.includes('recommendations'),
    'Without recommend, the front page is empty and does not say why. Do not catch the error in the model: the page needs it.',
  )
}

/** Last, because it takes the two seconds of a deadline. */
async function checkDeadline(web: RunningService) {
  const hint =
    'list does not answer, and neither does the page. Each call has a deadline of 2 seconds: leave it to the client.'
  const { status } = await answered(web.get('/posts/slow', json), hint)
  expect(
    status === 503,
    `list does not answer, and the page is a ${status}. An unavailable service is a 503, so the reader tries again.`,
  )
}
