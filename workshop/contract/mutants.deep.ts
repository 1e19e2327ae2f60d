import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { checks } from './checks.ts'
import { committedPosts as posts } from './committed-posts.ts'
import { html } from './mutants/alter.ts'
import { guardMutants } from './mutants/guard-mutants.ts'
import { pageMutants } from './mutants/page-mutants.ts'
import { createSiteBehind, testMutants } from './mutants/test-mutants.ts'
import { assertSamePages, record } from './recording/record.ts'
import { runChecks } from './run.ts'
import { serveAlways } from './serve-always.ts'
import { createSite } from './site.ts'
import { type RunningStage, startStage } from './start-stage.ts'

let monolith: RunningStage

before(async () => {
  monolith = await startStage('monolith')
})
after(() => monolith?.stop())

testMutants(() => monolith.url, checks, {
  ...pageMutants,
  ...guardMutants,
})

test('where every answer is a 200, no check of a page passes', async t => {
  assert.deepEqual(await passAtAll(t, 200), ['it is alive and ready'])
})

test('where every answer is a 403, only a check of paths passes', async t => {
  assert.deepEqual(await passAtAll(t, 403), [
    'a path that climbs is never followed',
  ])
})

test('a single page that differs from the monolith is noticed', async t => {
  const alter = html(/^\/login/, '<h1>Sign in</h1>', '<h1>Log in</h1>')
  const site = await createSiteBehind(t, monolith.url, alter)

  const paths = ['/', '/login']
  const wanted = await record(createSite(monolith.url, posts), paths)
  const recorded = await record(site, paths)

  assert.throws(() => assertSamePages(recorded, wanted), /GET \/login/)
})

/** The titles of the checks that a server passes whose answers are all alike. */
async function passAtAll(t: TestContext, status: number) {
  const site = createSite(await serveAlways(t, status), posts)
  const results = await runChecks(checks, site)
  return results
    .filter(({ status }) => status === 'passed')
    .map(({ title }) => title)
}
