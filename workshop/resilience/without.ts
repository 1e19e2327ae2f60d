import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { until } from '@workshop/platform/test/until'
import { committedPosts as posts } from '../contract/committed-posts.ts'
import { enter } from '../contract/http/session.ts'
import type { Visitor } from '../contract/http/visitor.ts'
import type { TestedStage } from './scenarios.ts'

const paths = {
  front: '/',
  results: '/search_results/cats',
  recommended: '/recommended/',
  post: `/posts/${posts[0].id}`,
  picture: '/pictures/lighthouse?width=64',
  login: '/login',
}

/** A page, reduced to its status and the parts that are unavailable. */
type Seen = {
  status: number
  unavailable?: string
  title?: string
  retryAfter?: number
}

type SeenPages = Record<string, Seen>

const whole: SeenPages = Object.fromEntries(
  Object.keys(paths).map(page => [page, { status: 200 }]),
)
const unanswered = (service: string): Seen => ({
  status: 503,
  title: `The service ${service} does not answer`,
  retryAfter: 2,
})

/** The pages that change without a service; the others stay whole. */
const without: Record<string, SeenPages> = {
  recommend: {
    front: { status: 200, unavailable: 'recommendations' },
    recommended: unanswered('recommend'),
  },
  search: { results: unanswered('search') },
  list: { post: unanswered('list') },
  tag: { recommended: { status: 200, unavailable: 'your topics' } },
  picture: { picture: unanswered('picture') },
}

export const services = Object.keys(without)

/** Stops a service and starts it again; resolves with the milliseconds of the recovery. */
export async function doWithout(
  { url, runtime }: TestedStage,
  service: string,
) {
  const visitor = await enter(url, [posts[0].subreddit])

  await runtime.scale({ [service]: 0 })
  const seen = await seePages(visitor)
  assert.deepEqual(seen, { ...whole, ...without[service] })

  await runtime.scale({ [service]: 1 })
  const startedAt = performance.now()
  const isWhole = async () =>
    isDeepStrictEqual(await seePages(visitor), whole)
  await until(isWhole, `the site is whole with ${service}`)
  return Math.round(performance.now() - startedAt)
}

async function seePages(visitor: Visitor): Promise<SeenPages> {
  const seen: SeenPages = {}
  for (const [page, path] of Object.entries(paths)) {
    const { status, text, headers } = await visitor.get(path)
    const [, unavailable] =
      /Unavailable right now: ([^.]*)/.exec(text) ?? []
    const [, title] = /<h1[^>]*>([^<]*)/.exec(text) ?? []
    const retryAfter = Number(headers['retry-after'])
    seen[page] =
      status === 200
        ? { status, ...(unavailable && { unavailable }) }
        : { status, title, retryAfter }
  }
  return seen
}
