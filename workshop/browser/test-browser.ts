import { after, before, describe, test } from 'node:test'
import { readPosts } from '../contract/expected/dataset.ts'
import { posts as committed } from '../stages/paths.ts'
import { type Browse, openBrowser } from './browse.ts'
import { findChromium } from './chromium.ts'
import { keyboard } from './keyboard.ts'
import { looking } from './looking.ts'
import { searching } from './searching.ts'
import { signingIn } from './signing-in.ts'

const skip =
  !findChromium() &&
  'no Chromium found: install Chromium or Chrome, or set CHROMIUM_PATH'
const posts = await readPosts(committed)
const scenarios = [searching, signingIn, keyboard, looking].flat()

/** Each scenario as a test, in a browser at the site that is there by then. */
export function testBrowser(url: () => string) {
  describe('in a browser', { skip }, () => {
    let browse: Browse

    before(async () => {
      browse = await openBrowser(url())
    })
    after(() => browse?.close())

    for (const { title, run } of scenarios)
      test(title, () => run({ browse, posts }))
  })
}
