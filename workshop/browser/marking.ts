import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findViolations } from './axe.ts'
import { common, findIds, signIn } from './pages.ts'
import type { Visit } from './visit.ts'

const results = `/search_results/${common}`
const [post] = findIds(common)
const postPage = `/posts/${post}`

const hiddenText = 'The post is hidden'
const shownText = 'The post is shown again'

/** Likes and hidden posts of stage `async`; each test takes back what it did. */
export function testMarking(visit: Visit) {
  test('a like shows at once, stays with its post, and can be taken back', () =>
    visit(async page => {
      await signIn(page, 'browser-liking')
      for (const isPressed of [true, false]) {
        await page.goto(results)
        await buttonOf(page, 'like').click()
        await waitUntilDone(page, 'like', isPressed)
        assert.deepEqual(await findViolations(page), [])
        await page.reload()
        await page.waitForSelector(selectorOf('like', isPressed))
      }
    }))

  test('a like that fails leaves the page again, with the reason', () =>
    visit(async page => {
      await signIn(page, 'browser-failing')
      await page.goto(results)
      await failLikes(page)

      await buttonOf(page, 'like').click()

      await page.waitForSelector('[role=alert]:text("The partner is out.")')
      await waitUntilDone(page, 'like', false)
      assert.deepEqual(await findViolations(page), [])
    }))

  test('a hidden post leaves the results, and comes back from its own page', () =>
    visit(async page => {
      await signIn(page, 'browser-hiding')
      await page.goto(results)
      await buttonOf(page, 'hide').click()
      await waitUntilDone(page, 'hide', true)
      assert.deepEqual(await findViolations(page), [])

      await page.reload()
      assert.equal(await buttonOf(page, 'hide').count(), 0)
      await page.goto(postPage)
      await buttonOf(page, 'hide').click()
      await waitUntilDone(page, 'hide', false)
      await page.goto(results)
      assert.equal(await buttonOf(page, 'hide').count(), 1)
    }))

  test('a post is hidden and shown again with JavaScript off', () =>
    visit(
      async page => {
        await signIn(page, 'browser-plain-hiding')
        for (const [text, left] of [
          [hiddenText, 0],
          [shownText, 1],
        ] as const) {
          await page.goto(postPage)
          await buttonOf(page, 'hide').click()
          await page.waitForSelector(`text=${text}`)
          await page.goto(results)
          assert.equal(await buttonOf(page, 'hide').count(), left)
        }
      },
      { scripts: false },
    ))
}

function buttonOf(page: Page, verb: string) {
  return page.locator(`[formaction="${postPage}/${verb}"]`)
}

function selectorOf(verb: string, isPressed: boolean) {
  return `[formaction="${postPage}/${verb}"][aria-pressed="${isPressed}"]`
}

/** The script has the answer, or has followed the operation to its end. */
function waitUntilDone(page: Page, verb: string, isPressed: boolean) {
  const selector = `${selectorOf(verb, isPressed)}[aria-busy="false"]`
  return page.waitForSelector(selector)
}

/** Answers in the place of the site: the operation of each like has failed. */
async function failLikes(page: Page) {
  const operation = '/operations/like/a-failed-one'
  await page.route('**/like', route =>
    route.fulfill({ status: 202, headers: { location: operation } }),
  )
  await page.route(`**${operation}`, route =>
    route.fulfill({
      json: { status: 'failed', error: { title: 'The partner is out' } },
    }),
  )
}
