import { after, describe, test } from 'node:test'
import { findChromium } from '../browser/chromium.ts'
import { assertGood } from '../browser/looking.ts'
import { openBrowser, visitSite } from '../browser/visit.ts'
import { root } from '../stages/paths.ts'
import { readPaths } from './pages.ts'
import { projected, startGuide } from './test/guide.ts'

const skip = !findChromium() && 'no Chromium found'

const looks = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 320 },
] as const

const paths = [
  ...readPaths(root),
  projected,
  '/files/platform/operations/waiting.ts',
  '/files/rest',
]

describe('every page of the guide', { skip }, async () => {
  const { url, close } = await startGuide()
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    close()
  })

  for (const path of paths)
    for (const look of looks)
      test(`${path}, ${look.scheme}, ${look.width} pixels wide: axe finds nothing and it fits`, () =>
        visitSite(browser, url, page => assertGood(page, path), look))
})
