import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { chooseQueries } from '../contract/expected/queries.ts'
import { findMatches } from '../contract/expected/search.ts'
import { type Scenario, scenario } from './scenario.ts'

export const searching: Scenario[] = [
  scenario(
    'a search leads to its results, and a result to its post',
    async ({ browse, posts }) => {
      const { rare } = chooseQueries(posts)
      const [{ post }] = findMatches(posts, rare)

      await browse.visit(async page => {
        await page.goto('/')
        await page.fill('input[name=search]', rare)
        await page.keyboard.press('Enter')
        await page.waitForURL(`/search_results/${rare}`)
        await page.click(`a[href="/posts/${post.id}"]`)

        await page.waitForURL(`/posts/${post.id}`)
        const heading = await page.textContent('h1')
        assert.equal(heading?.trim(), post.title.trim())
      })
    },
  ),
  scenario(
    'scrolling brings the second and the third page, no post twice',
    async ({ browse, posts }) => {
      const { common } = chooseQueries(posts)
      const wanted = findMatches(posts, common).map(({ post }) => post.id)

      await browse.visit(async page => {
        await page.goto(`/search_results/${common}`)
        for (const count of [40, 60]) await scrollUntil(page, count)

        const { ids, more } = await readResults(page)
        assert.deepEqual(ids, wanted.slice(0, ids.length))
        const next = Math.floor(ids.length / 20) + 1
        assert.ok(more.endsWith(`?page=${next}`), `"more" is ${more}`)
        assert.equal(new URL(page.url()).search, '')
      })
    },
  ),
  scenario(
    'scrolling to the end brings every result, then the link is gone',
    async ({ browse, posts }) => {
      const { common } = chooseQueries(posts)
      const wanted = findMatches(posts, common).map(({ post }) => post.id)

      await browse.visit(async page => {
        await page.goto(`/search_results/${common}`)
        await scrollUntil(page, wanted.length)

        assert.deepEqual(await readResults(page), { ids: wanted, more: '' })
      })
    },
  ),
  scenario(
    'the way back from a post leads to the results',
    async ({ browse, posts }) => {
      const { common } = chooseQueries(posts)

      await browse.visit(async page => {
        await page.goto(`/search_results/${common}`)
        await page.locator('a[href^="/posts/"]').first().click()
        await page.waitForURL('/posts/*')
        await page.goBack()

        assert.equal(
          new URL(page.url()).pathname,
          `/search_results/${common}`,
        )
      })
    },
  ),
]

const items = 'main ol li:has(a[href^="/posts/"])'

/** Scrolls to the end of the page, as often as it takes, until it has so many results. */
async function scrollUntil(page: Page, count: number) {
  const end = Date.now() + 15_000
  const last = page.locator(items).nth(count - 1)
  while (Date.now() < end) {
    await page.keyboard.press('End')
    const there = last.waitFor({ timeout: 500 })
    if (
      await there.then(
        () => true,
        () => false,
      )
    )
      return
  }
  assert.fail(`${await page.locator(items).count()} results, not ${count}`)
}

/** At one moment, for the page may be growing: its posts, and where "more" leads. */
function readResults(page: Page) {
  return page.evaluate<{ ids: string[]; more: string }>(`({
    ids: [...document.querySelectorAll('${items} :is(h2, h3) a')]
      .map(({ pathname }) => pathname.replace('/posts/', '')),
    more: document.querySelector('a[rel=next]')?.href ?? '',
  })`)
}
