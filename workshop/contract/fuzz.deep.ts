import assert from 'node:assert/strict'
import { test } from 'node:test'
import { posts as committed } from '../stages/paths.ts'
import { checks } from './checks.ts'
import { readPosts } from './expected/dataset.ts'
import { runChecks } from './run.ts'
import { createSite } from './site.ts'
import { startMonolith } from './start-monolith.ts'

test('after 10,000 random requests the site keeps the whole contract', async t => {
  const monolith = await startMonolith()
  t.after(monolith.stop)
  const posts = await readPosts(committed)
  const site = createSite(monolith.url, posts, {
    requests: 10_000,
    seed: 7,
  })

  const fuzzed = await runChecks(select('Fuzz'), site)
  const others = await runChecks(select('Fuzz', false), site)

  const failed = [...fuzzed, ...others].filter(
    ({ status }) => status === 'failed',
  )
  assert.deepEqual(failed, [])
})

function select(name: string, wanted = true) {
  return checks.filter(({ group }) => (group === name) === wanted)
}
