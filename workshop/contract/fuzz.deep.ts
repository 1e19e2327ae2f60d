import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checksOf } from './checks.ts'
import { committedPosts as posts } from './committed-posts.ts'
import { runChecks } from './run.ts'
import { createSite } from './site.ts'
import { startStage } from './start-stage.ts'

// Stage `async` is stage `services` and more.
for (const name of ['monolith', 'rest', 'async']) {
  test(`after 5,000 random requests ${name} keeps the whole contract`, async t => {
    const stage = await startStage(name)
    t.after(stage.stop)
    const fuzz = { count: 5000, seed: 7 }
    const site = createSite(stage.url, posts, fuzz)

    const fuzzed = await runChecks(select(name, 'Fuzz'), site)
    const others = await runChecks(select(name, 'Fuzz', false), site)

    const failed = [...fuzzed, ...others].filter(
      ({ status }) => status === 'failed',
    )
    assert.deepEqual(failed, [])
  })
}

function select(stage: string, group: string, wanted = true) {
  return checksOf(stage).filter(each => (each.group === group) === wanted)
}
