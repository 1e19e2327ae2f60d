import type { Page } from 'playwright-core'

/** Opens one page of the site, in a state worth looking at. */
export interface SitePlace {
  name: string
  open(page: Page): Promise<unknown>
}

const at = (name: string, path: string): SitePlace => ({
  name,
  open: page => page.goto(path),
})

/** Every page; `word` has many results, `id` is a post’s, `topic` a topic’s. */
export function places(
  word: string,
  id: string,
  topic: string,
): SitePlace[] {
  return [
    at('front', '/'),
    at('results', `/search_results/${word}`),
    at('no-results', '/search_results/xyzzyqwertz'),
    at('recommended', '/recommended/'),
    at('topic', `/recommended/?topic=${topic}`),
    at('post', `/posts/${id}`),
    at('login', '/login'),
    at('not-found', '/no/such/page'),
    { name: 'signed-in', open: openSignedIn },
    { name: 'greeting', open: page => signIn(page, 'Ada Lovelace') },
  ]
}

export async function signIn(page: Page, name: string) {
  await page.goto('/login')
  await page.fill('input[name=openid]', name)
  await page.click('form[action="/login"] button')
  await page.waitForURL('/')
}

async function openSignedIn(page: Page) {
  await signIn(page, 'Grace Hopper')
  await page.goto('/recommended/')
}
