import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findViolations } from './axe.ts'
import { common, signIn } from './pages.ts'
import type { Visit } from './visit.ts'

const lists = ['/', '/recommended/', `/search_results/${common}`]

const shareButton = '.actions [formaction$="/share"]'

/** Some calls wait and some redirect: so many in a row are never all of one kind. */
const maxCalls = 20

/** The buttons of stage `async`. */
export function testSharing(visit: Visit) {
  test('the button of a post in each list shares it, and says so', () =>
    visit(shareFromLists))

  test('the same works with JavaScript off', () =>
    visit(shareFromLists, { scripts: false }))

  test('an operation can be cancelled, and axe finds nothing on its page before and after', () =>
    visit(async page => {
      await signIn(page, 'browser-sharing')
      await openOperation(page)
      // Without an answer to its script the page stays as it is.
      await page.route('**/operations/**', () => {})
      assert.deepEqual(await findViolations(page), [])
      await page.unroute('**/operations/**')

      await openOperation(page)
      await page.click('button:has-text("Cancel")')
      await page.waitForSelector('text=It is cancelled')
      assert.deepEqual(await findViolations(page), [])
    }))
}

async function shareFromLists(page: Page) {
  await signIn(page, 'browser-sharing')
  for (const path of lists) {
    await page.goto(path)
    await page.locator(shareButton).first().click()
    await page.waitForSelector('text=You have shared the post')
  }
}

async function openOperation(page: Page) {
  for (let call = 0; call < maxCalls; call++) {
    await page.goto('/recommended/')
    await page.locator(shareButton).first().click()
    if (page.url().includes('/operations/')) return
  }
  assert.fail(`none of ${maxCalls} calls was redirected`)
}
