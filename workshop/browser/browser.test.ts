import { after, before, test } from 'node:test'
import { readPosts } from '../contract/expected/dataset.ts'
import { type Monolith, startMonolith } from '../contract/start-monolith.ts'
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
let monolith: Monolith
let browse: Browse

before(async () => {
  if (skip) return
  monolith = await startMonolith()
  browse = await openBrowser(monolith.url)
})

after(async () => {
  await browse?.close()
  await monolith?.stop()
})

const scenarios = [searching, signingIn, keyboard, looking].flat()

for (const { title, run } of scenarios)
  test(title, { skip }, () => run({ browse, posts }))
