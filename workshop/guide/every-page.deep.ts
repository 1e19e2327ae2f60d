import { after, describe, test } from 'node:test'
import { findChromium } from '../browser/chromium.ts'
import { assertGood } from '../browser/looking.ts'
import { openBrowser, visitSite } from '../browser/visit.ts'
import { root } from '../stages/paths.ts'
import { readPaths } from './pages.ts'
import { projected, startGuide } from './test/guide.ts'

const skip = !findChromium() && 'no Chromium found'

const wide = { scheme: 'light', width: 1280 } as const
const narrow = [
  { scheme: 'light', width: 360 },
  { scheme: 'dark', width: 360 },
] as const
const narrowest = { scheme: 'light', width: 320 } as const

const paths = [...readPaths(root), projected]
const files = ['/files/platform/operations/waiting.ts', '/files/rest']
const looked = [
  ...paths.flatMap(path => narrow.map(look => ({ path, look }))),
  ...['/guide', projected].map(path => ({ path, look: wide })),
  ...['/', ...files].map(path => ({ path, look: narrowest })),
]

describe('every page of the guide', { skip }, async () => {
  const { url, close } = await startGuide()
  const browser = await openBrowser()
  after(async () => {
    await browser.close()
    close()
  })

  for (const { path, look } of looked)
    test(`${path}, ${look.scheme}, ${look.width} pixels wide: axe finds nothing and it fits`, () =>
      visitSite(browser, url, page => assertGood(page, path), look))
})
