import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { findViolations } from '../browser/axe.ts'
import { findChromium } from '../browser/chromium.ts'
import { assertFits } from '../browser/looking.ts'
import { openBrowser, visitSite } from '../browser/visit.ts'
import { root } from '../stages/paths.ts'
import { readPaths } from './pages.ts'
import { startGuide } from './test/guide.ts'

const skip = !findChromium() && 'no Chromium found'

describe('every page of the guide', { skip }, async () => {
  const { url, close } = await startGuide()
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    close()
  })

  for (const path of readPaths(root))
    for (const scheme of ['light', 'dark'] as const)
      test(`${path}, ${scheme}: axe finds nothing and it fits`, () =>
        visitSite(
          browser,
          url,
          async page => {
            await page.goto(path)

            assert.deepEqual(await findViolations(page), [])
            await assertFits(page, path)
          },
          { scheme, width: 360 },
        ))
})
