import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../stages/paths.ts'
import { examine } from './axe.ts'
import type { Look } from './browse.ts'
import { placesOf, type Scenario, scenario } from './scenario.ts'

/** Git-ignored: every page as it looks, to be looked at. */
const folder = join(root, 'screenshots')

const looks: Record<string, Look> = {
  light: { scheme: 'light' },
  dark: { scheme: 'dark' },
  narrow: { width: 320 },
}

export const looking: Scenario[] = Object.entries(looks).map(
  ([name, look]) =>
    scenario(
      `${name}: axe finds nothing and no page scrolls sideways`,
      async stage => {
        await mkdir(folder, { recursive: true })
        await stage.browse.visit(async page => {
          for (const place of placesOf(stage)) {
            await place.open(page)
            await picture(page, `${place.name}-${name}`)

            assert.deepEqual(await examine(page), [], place.name)
            await assertFits(page, place.name)
          }
        }, look)
      },
    ),
)

async function picture(page: Page, name: string) {
  await page.evaluate(loadPictures)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true })
}

/** Also those further down, which load on scrolling. */
const loadPictures = `Promise.all([...document.images].map(image => {
  image.loading = 'eager'
  return image.decode()
}))`

async function assertFits(page: Page, name: string) {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, innerWidth]',
  )
  assert.ok(
    content <= window,
    `${name}: ${content} pixels stand in a window of ${window}`,
  )
}
