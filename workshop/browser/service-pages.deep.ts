import { after, describe, test } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { serve } from '@workshop/platform/serve'
import { startApi } from '@workshop/rest/test/api'
import { createApp } from '@workshop/synchronise/app'
import { findChromium } from './chromium.ts'
import { assertGood } from './looking.ts'
import { entries, receivers } from './test-receivers.ts'
import { openBrowser, visitSite } from './visit.ts'

const skip = !findChromium() && 'no Chromium found'

const looks = (['light', 'dark'] as const).flatMap(scheme =>
  [1280, 360].map(width => ({ scheme, width })),
)

describe('the pages of services', { skip }, async () => {
  const browser = await openBrowser()
  after(() => browser.close())
  const pages = {
    '/api/docs': (await startApi()).url,
    '/progress': await startSynchronise(),
  }

  for (const [path, url] of Object.entries(pages))
    for (const look of looks)
      test(`${path}, ${look.scheme}, ${look.width} pixels wide: axe finds nothing and it fits`, () =>
        visitSite(browser, url, page => assertGood(page, path), look))

  test('/progress brings itself up to date', () =>
    visitSite(browser, pages['/progress'], async page => {
      await page.clock.install()
      await page.goto('/progress')

      entries[0].delivered = 1234
      await page.clock.runFor(2000)

      await page.getByRole('cell', { name: '1234' }).waitFor()
    }))
})

async function startSynchronise() {
  const app = createApp({
    names: Object.keys(receivers),
    ledger: { find: async () => entries, replay: async () => {} },
    held: () => new Map(Object.entries(receivers)),
  })
  const log = createLog('synchronise')
  const { url, close } = await serve(app, {
    name: 'synchronise',
    log,
    port: 0,
  })
  after(close)
  return url
}
