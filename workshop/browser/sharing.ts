import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Runtime } from '@workshop/services/runtime'
import type { Page } from 'playwright-core'
import { changePartner } from '../runtime/partner.ts'
import { weigh } from '../runtime/weigh.ts'
import { findViolations } from './axe.ts'
import { common, signIn } from './pages.ts'
import type { Visit } from './visit.ts'

const lists = ['/', '/recommended/', `/search_results/${common}`]

const shareButton = '.actions [formaction$="/share"]'

/** Far longer than the browser takes to cancel. */
const hangMs = 600_000

/** The buttons of stage `async`. */
export function testSharing(visit: Visit, runtime: () => Runtime) {
  test('the button of a post in each list shares it, and says so', () =>
    visit(shareFromLists))

  test('the same works with JavaScript off', () =>
    visit(shareFromLists, { scripts: false }))

  test('an operation can be cancelled, and axe finds nothing on its page before and after', () =>
    withHangingPartner(runtime(), () => visit(cancelOperation)))
}

async function shareFromLists(page: Page) {
  await signIn(page, 'browser-sharing')
  for (const path of lists) {
    await page.goto(path)
    await page.locator(shareButton).first().click()
    await page.waitForSelector('text=You have shared the post')
  }
}

async function cancelOperation(page: Page) {
  await signIn(page, 'browser-cancelling')
  await page.goto('/recommended/')
  await page.locator(shareButton).first().click()
  await page.waitForURL('**/operations/**')
  // Without an answer to its script the page stays as it is.
  await page.route('**/operations/**', () => {})
  assert.deepEqual(await findViolations(page), [])
  await page.unroute('**/operations/**')

  await page.click('button:has-text("Cancel")')

  await page.waitForSelector('text=It is cancelled')
  assert.deepEqual(await findViolations(page), [])
}

/** Every share redirects, and stays open until it is cancelled. */
async function withHangingPartner(
  runtime: Runtime,
  use: () => Promise<void>,
) {
  const { latency } = await changePartner(runtime)
  const weights = await weigh(runtime, 'share')
  await changePartner(runtime, {
    latency: { kind: 'fixed', ms: hangMs },
  })
  await weigh(runtime, 'share', { redirecting: 100 })
  try {
    await use()
  } finally {
    await changePartner(runtime, { latency })
    await weigh(runtime, 'share', weights)
  }
}
