import { after, before, describe, test } from 'node:test'
import { readPosts } from '../contract/expected/dataset.ts'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { posts as committed } from '../stages/paths.ts'
import { stages } from '../stages/stages.ts'
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

for (const name of Object.keys(stages)) {
  describe(name, { skip }, () => {
    let stage: RunningStage
    let browse: Browse

    before(async () => {
      stage = await startStage(name)
      browse = await openBrowser(stage.url)
    })
    after(async () => {
      await browse?.close()
      await stage?.stop()
    })

    for (const { title, run } of scenarios)
      test(title, () => run({ browse, posts }))
  })
}
