import { after, before, describe } from 'node:test'
import type { Browser } from 'playwright-core'
import type { RunningStage } from '../contract/start-stage.ts'
import { findChromium } from './chromium.ts'
import { testFocusRings, testKeyboard } from './keyboard.ts'
import { testLooks } from './looking.ts'
import { testMarking } from './marking.ts'
import { testSearching } from './searching.ts'
import { testSharing } from './sharing.ts'
import { testSigningIn } from './signing-in.ts'
import { testUnfolding } from './unfolding.ts'
import { openBrowser, type Visit, visitSite } from './visit.ts'

const skip =
  !findChromium() &&
  'no Chromium found: install Chromium or Chrome, or set CHROMIUM_PATH'

export type Options = {
  /** Only how the pages look: light and dark, wide and narrow, and with the focus on a link. */
  onlyLooks?: boolean
  /** Whether posts have buttons, as in stage `async`: pages look different then, too. */
  hasActions?: boolean
}

/** The site's tests in a browser; the stage need not run before they do. */
export function testBrowser(
  stage: () => Pick<RunningStage, 'url' | 'runtime'>,
  { onlyLooks = false, hasActions = false }: Options = {},
) {
  describe('in a browser', { skip }, () => {
    let browser: Browser
    const visit: Visit = (use, look) =>
      visitSite(browser, stage().url, use, look)

    before(async () => {
      browser = await openBrowser()
    })
    after(() => browser?.close())

    if (onlyLooks) {
      testLooks(visit, ['light', 'dark', 'narrow', 'dark and narrow'])
      testFocusRings(visit)
      return
    }
    testSearching(visit)
    testSigningIn(visit)
    testKeyboard(visit)
    testUnfolding(visit)
    if (hasActions) {
      testSharing(visit, () => stage().runtime)
      testMarking(visit)
      testLooks(visit, ['light'])
    }
  })
}
