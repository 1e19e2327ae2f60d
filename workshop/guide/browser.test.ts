import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type { Page } from 'playwright-core'
import { findChromium } from '../browser/chromium.ts'
import { assertFits, assertGood } from '../browser/looking.ts'
import { type Look, openBrowser, visitSite } from '../browser/visit.ts'
import { readParts } from '../exercises/manifest.ts'
import type { Progress } from '../exercises/progress.ts'
import { root } from '../stages/paths.ts'
import { projected, startGuide } from './test/guide.ts'

const skip = !findChromium() && 'no Chromium found'
const [{ part, folder }] = readParts(root).filter(
  ({ hints }) => hints.length > 0,
)
const startedAt = '2026-11-02T09:00:00.000Z'
const hint = 'Store the work first.'

/** In the deep run, every page is looked at. */
const looks = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 360 },
] as const

describe('the guide in a browser', { skip }, async () => {
  let progress: Progress = failed()
  const { url, close } = await startGuide({ progress: () => progress })
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    close()
  })
  const visit = (use: (page: Page) => Promise<unknown>, look?: Look) =>
    visitSite(browser, url, use, look)

  for (const look of looks)
    test(`a part, ${look.scheme}, ${look.width} pixels wide: axe finds nothing and it fits`, () =>
      visit(page => assertGood(page, `/${folder}`), look))

  test('no page scrolls sideways at 320 pixels without scripts', () =>
    visit(
      async page => {
        for (const path of ['/guide', `/${folder}`, projected]) {
          await page.goto(path)
          await assertFits(page, path)
        }
      },
      { width: 320, scripts: false },
    ))

  test('a part shows the result of a new check without a reload, and ticks the part', () =>
    visit(async page => {
      progress = failed()
      await page.goto(`/${folder}`)
      await page.getByRole('status').getByText(hint).waitFor()

      progress = passed()

      await page.getByRole('status').getByText('passes').waitFor()
      await page
        .getByRole('navigation', { name: 'Contents' })
        .getByText('passed')
        .first()
        .waitFor({ state: 'attached' })
    }))

  test('without scripts, a part shows the result as of its loading', () =>
    visit(
      async page => {
        progress = failed()
        await page.goto(`/${folder}`)

        assert.match(await page.getByRole('status').innerText(), /first/)
        assert.equal(await page.getByRole('button').count(), 0)
      },
      { scripts: false },
    ))

  test('a button copies the commands of its block, and nothing of the output', () =>
    visit(async page => {
      const permissions = ['clipboard-read', 'clipboard-write']
      await page.context().grantPermissions(permissions)
      await page.goto(`/${folder}`)

      await page.getByRole('button', { name: 'Copy' }).first().click()

      await page.getByRole('button', { name: 'Copied' }).waitFor()
      const copied = await page.evaluate('navigator.clipboard.readText()')
      assert.equal(copied, `npx workshop goto ${part}`)
    }))

  test('presenting shows one section at a time, and the keys of a remote control turn the page', () =>
    visit(async page => {
      await page.goto('/steps/02-get-the-tools?present')
      const shown = page.locator('[data-section]:visible')
      const titles = [await shown.locator('h1, h2, h3').first().innerText()]

      await page.keyboard.press('PageDown')
      titles.push(await shown.locator('h1, h2, h3').first().innerText())
      const count = await shown.count()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.waitForURL('/steps/01-get-the-code?present')

      assert.equal(count, 1)
      assert.deepEqual(titles, ['02 Get the tools', 'You will'])
    }))

  test('a page key shows the rest of a long section first', () =>
    visit(async page => {
      await page.goto('/guide?present#waiting-and-redirecting')
      const place = page.getByRole('navigation', { name: 'Sections' })
      const before = await place.innerText()

      await page.keyboard.press('PageDown')
      const isDown = () => page.evaluate('scrollY > 300')
      await until(isDown, 'the page scrolls')

      assert.equal(await place.innerText(), before)
    }))

  test('without scripts, presenting is a long page', () =>
    visit(
      async page => {
        await page.goto('/steps/02-get-the-tools?present')

        const sections = page.locator('[data-section]')
        const visible = page.locator('[data-section]:visible')
        assert.ok((await sections.count()) > 3)
        assert.equal(await visible.count(), await sections.count())
      },
      { scripts: false },
    ))
})

function failed(): Progress {
  const check = { at: startedAt, passed: false, hint }
  return { part, parts: { [part]: { startedAt, check } } }
}

function passed(): Progress {
  const check = { at: startedAt, passed: true }
  return {
    part,
    parts: { [part]: { startedAt, passedAt: startedAt, check } },
  }
}
