import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { root } from '../stages/paths.ts'
import { findViolations } from './axe.ts'
import { openPages } from './pages.ts'
import type { Look, Visit } from './visit.ts'

/** Git-ignored screenshots of every page. */
const folder = join(root, 'screenshots')

const looks: Record<string, Look> = {
  light: { scheme: 'light' },
  dark: { scheme: 'dark' },
  narrow: { width: 320 },
  'dark and narrow': { width: 360, scheme: 'dark' },
}

export function testLooks(visit: Visit, names: string[]) {
  for (const look of names)
    test(`${look}: axe finds nothing and no page scrolls sideways`, async () => {
      await mkdir(folder, { recursive: true })
      await visit(async page => {
        for (const [name, open] of Object.entries(openPages)) {
          await open(page)
          await takeScreenshot(page, `${name}-${look}`)

          assert.deepEqual(await findViolations(page), [], name)
          await assertFits(page, name)
        }
      }, looks[look])
    })
}

async function takeScreenshot(page: Page, name: string) {
  await page.evaluate(loadPictures)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true })
}

/** Includes the pictures further down, which load on scrolling. */
const loadPictures = `Promise.all([...document.images].map(image => {
  image.loading = 'eager'
  return image.decode()
}))`

/** Rejects where the page scrolls sideways. */
export async function assertFits(page: Page, name: string) {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, innerWidth]',
  )
  assert.ok(
    content <= window,
    `${name}: ${content} pixels do not fit into a window of ${window}`,
  )
}

const unfold = `for (const details of document.querySelectorAll('details'))
  details.open = true`

/** With everything unfolded, axe finds nothing, and the page does not scroll sideways. */
export async function assertGood(page: Page, path: string) {
  await page.goto(path)
  await page.evaluate(unfold)

  assert.deepEqual(await findViolations(page), [])
  await assertFits(page, path)
}
