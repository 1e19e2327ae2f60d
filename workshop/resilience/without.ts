import assert from 'node:assert/strict'
import { until } from '@workshop/platform/test/until'
import { readPosts } from '../contract/expected/dataset.ts'
import { newName, signIn, toggleTag } from '../contract/http/session.ts'
import { Visitor } from '../contract/http/visitor.ts'
import { posts as committed } from '../stages/paths.ts'
import type { TestedStage } from './scenarios.ts'

const posts = await readPosts(committed)

const paths = {
  front: '/',
  results: '/search_results/cats',
  recommended: '/recommended/',
  post: `/posts/${posts[0].id}`,
  picture: '/pictures/lighthouse?width=64',
  login: '/login',
}

type Page = keyof typeof paths

type Seen = {
  status: number
  /** What the page says it does without. */
  unavailable?: string
  title?: string
  retryAfter?: number
}

const whole: Seen = { status: 200 }
const unanswered = (service: string): Seen => ({
  status: 503,
  title: `The service ${service} does not answer`,
  retryAfter: 2,
})

/** What pages become without a service; the others stay whole. */
const without: Record<string, Partial<Record<Page, Seen>>> = {
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

/** Ends a service altogether: the pages that need it say so, the others are whole, and once it is back all are; resolves with how long that took, in milliseconds. */
export async function doWithout(
  { url, runtime }: TestedStage,
  service: string,
) {
  const visitor = new Visitor(url)
  await signIn(visitor, newName())
  await visitor.get('/')
  await toggleTag(visitor, posts[0].subreddit)

  await runtime.scale({ [service]: 0 })
  for (const page of Object.keys(paths) as Page[]) {
    const wanted = without[service][page] ?? whole
    assert.deepEqual(await see(visitor, page), wanted, page)
  }

  await runtime.scale({ [service]: 1 })
  const back = performance.now()
  await until(() => isWhole(visitor), `the site is whole with ${service}`)
  return Math.round(performance.now() - back)
}

async function isWhole(visitor: Visitor) {
  for (const page of Object.keys(paths) as Page[]) {
    const { status, unavailable } = await see(visitor, page)
    if (status !== 200 || unavailable) return false
  }
  return true
}

async function see(visitor: Visitor, page: Page): Promise<Seen> {
  const { status, text, headers } = await visitor.get(paths[page])
  const [, unavailable] = /Unavailable right now: ([^.]*)/.exec(text) ?? []
  if (status === 200) return unavailable ? { status, unavailable } : whole

  const [, title] = /<h1[^>]*>([^<]*)/.exec(text) ?? []
  return { status, title, retryAfter: Number(headers['retry-after']) }
}
