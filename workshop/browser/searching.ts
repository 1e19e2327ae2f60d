import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type { Page } from 'playwright-core'
import { committedPosts } from '../contract/committed-posts.ts'
import {
  common,
  findIds,
  rare,
  recommendAllIds,
  topicNames,
} from './pages.ts'
import type { Visit } from './visit.ts'

const results = `/search_results/${common}`

export function testSearching(visit: Visit) {
  test('a search leads to its results, and a result to its post', () =>
    visit(async page => {
      const [id] = findIds(rare)
      await page.goto('/')
      await page.fill('input[name=search]', rare)
      await page.keyboard.press('Enter')
      await page.waitForURL(`/search_results/${rare}`)
      await page.click(`a[href="/posts/${id}"]`)

      await page.waitForURL(`/posts/${id}`)
      const heading = await page.textContent('h1')
      const post = committedPosts.find(post => post.id === id)
      assert.equal(heading?.trim(), post?.title.trim())
    }))

  test('scrolling brings the second and the third page, no post twice', () =>
    visit(async page => {
      await page.goto(results)
      for (const count of [40, 60]) await scrollUntil(page, count)

      const { ids, more } = await readResults(page)
      assert.deepEqual(ids, findIds(common).slice(0, ids.length))
      const next = Math.floor(ids.length / 20) + 1
      assert.ok(more.endsWith(`?page=${next}`), `"more" is ${more}`)
      assert.equal(new URL(page.url()).search, '')
    }))

  test('scrolling to the end brings every result, then the link is gone', () =>
    visit(async page => {
      const ids = findIds(common)
      await page.goto(results)
      await scrollUntil(page, ids.length)

      assert.deepEqual(await readResults(page), { ids, more: '' })
    }))

  test('a topic goes on to its last recommended post, from a strip that shows the topic', () =>
    visit(
      async page => {
        const ids = recommendAllIds(topic)
        await page.goto(`/recommended/?topic=${topic}`)
        assert.ok(
          await isChosenInSight(page),
          'the chosen topic is in sight',
        )

        await scrollUntil(page, ids.length, cards)

        assert.deepEqual(await readResults(page, cards), { ids, more: '' })
      },
      { width: 360 },
    ))

  test('the way back from a post leads to the results', () =>
    visit(async page => {
      await page.goto(results)
      await page.locator('a[href^="/posts/"]').first().click()
      await page.waitForURL('/posts/*')
      await page.goBack()

      assert.equal(new URL(page.url()).pathname, results)
    }))

  test('the way back leads to the same place of a list that had grown', () =>
    visit(async page => {
      await page.goto(results)
      await scrollUntil(page, 60)
      const link = page.locator(items).nth(50).locator('a[href^="/posts/"]')
      await link.first().click()
      await page.waitForURL('/posts/*')
      await page.goBack()

      const focused = page.locator(`${items} a:focus`)
      await focused.waitFor()
      const { ids } = await readResults(page)
      assert.ok(ids.length >= 60, `${ids.length} posts are back`)
      assert.equal(
        await focused.getAttribute('href'),
        `/posts/${findIds(common)[50]}`,
      )
      assert.ok(await isInSight(page), 'the post is in sight')
    }))
}

const items = 'main ol li:has(a[href^="/posts/"])'
const cards = 'main .card'

/** The last topic with a second page: the strip has to move for it. */
const topic =
  topicNames.findLast(name => recommendAllIds(name).length > 12) ?? ''

function isChosenInSight(page: Page) {
  return page.evaluate<boolean>(`(() => {
    const chosen = document.querySelector('.topics [aria-current]')
    const { left, right } = chosen.getBoundingClientRect()
    return left >= 0 && right <= innerWidth
  })()`)
}

function isInSight(page: Page) {
  return page.evaluate<boolean>(`(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  })()`)
}

/** Scrolls to the end of the page until it has so many results. */
async function scrollUntil(page: Page, wanted: number, of = items) {
  const last = page.locator(of).nth(wanted - 1)
  const hasAll = async () => {
    await page.keyboard.press('End')
    const appears = last.waitFor({ timeout: 500 })
    return appears.then(
      () => true,
      () => false,
    )
  }
  await until(hasAll, `${wanted} results`, 15_000)
}

/** The posts and the target of "more", read at once: the page may grow. */
function readResults(page: Page, of = items) {
  return page.evaluate<{ ids: string[]; more: string }>(`({
    ids: [...document.querySelectorAll('${of} :is(h2, h3) a')]
      .map(({ pathname }) => pathname.replace('/posts/', '')),
    more: document.querySelector('a[rel=next]')?.href ?? '',
  })`)
}
