import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checks } from './checks.ts'
import { committedPosts as posts } from './committed-posts.ts'
import { runChecks } from './run.ts'
import { createSite } from './site.ts'
import { startStage } from './start-stage.ts'

// The monolith keeps it in the quick run, `async` in Docker.
for (const name of ['rest', 'services']) {
  test(`after 5,000 random requests ${name} keeps the whole contract`, async t => {
    const stage = await startStage(name)
    t.after(stage.stop)
    const fuzz = { count: 5000, seed: 7 }
    const site = createSite(stage.url, posts, fuzz)

    const fuzzed = await runChecks(select('Fuzz'), site)
    const others = await runChecks(select('Fuzz', false), site)

    const failed = [...fuzzed, ...others].filter(
      ({ status }) => status === 'failed',
    )
    assert.deepEqual(failed, [])
  })
}

function select(name: string, wanted = true) {
  return checks.filter(({ group }) => (group === name) === wanted)
}
