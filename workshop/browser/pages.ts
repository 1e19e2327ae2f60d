import type { Page } from 'playwright-core'
import { committedPosts as posts } from '../contract/committed-posts.ts'
import { chooseQueries } from '../contract/expected/queries.ts'
import {
  countTopics,
  recommend,
  recommendAll,
} from '../contract/expected/recommend.ts'
import { findMatches } from '../contract/expected/search.ts'

const idsOf = (list: { id: string }[]) => list.map(({ id }) => id)

export const { common, rare } = chooseQueries(posts)
export const topicNames = countTopics(posts).map(({ name }) => name)
export const findIds = (query: string) =>
  idsOf(findMatches(posts, query).map(({ post }) => post))
export const recommendIds = (options?: Parameters<typeof recommend>[1]) =>
  idsOf(recommend(posts, options))
export const recommendAllIds = (topic: string) =>
  idsOf(recommendAll(posts, { topic }))

const at = (path: string) => (page: Page) => page.goto(path)

/** Opens every page of the site, in a state worth looking at. */
export const openPages = {
  front: at('/'),
  results: at(`/search_results/${common}`),
  'no-results': at('/search_results/xyzzyqwertz'),
  recommended: at('/recommended/'),
  topic: at(`/recommended/?topic=${topicNames[0]}`),
  post: at(`/posts/${recommendIds()[0]}`),
  login: at('/login'),
  'not-found': at('/no/such/page'),
  'signed-in': async (page: Page) => {
    await signIn(page, 'Grace Hopper')
    await page.goto('/recommended/')
  },
  greeting: (page: Page) => signIn(page, 'Ada Lovelace'),
}

export async function signIn(page: Page, name: string) {
  await page.goto('/login')
  await page.fill('input[name=openid]', name)
  await page.click('form[action="/login"] button')
  await page.waitForURL('/')
}
