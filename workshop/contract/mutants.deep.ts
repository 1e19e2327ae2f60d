import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import type { Check } from './check.ts'
import { checks } from './checks.ts'
import { committedPosts as posts } from './committed-posts.ts'
import { html } from './mutants/alter.ts'
import { guardMutants } from './mutants/guard-mutants.ts'
import { pageMutants } from './mutants/page-mutants.ts'
import { type Alter, startProxy } from './mutants/proxy.ts'
import { assertSamePages, record } from './recording/record.ts'
import { runChecks, selectChecks } from './run.ts'
import { serveAlways } from './serve-always.ts'
import { createSite } from './site.ts'
import { type RunningStage, startStage } from './start-stage.ts'

const mutants = Object.entries({ ...pageMutants, ...guardMutants })
let monolith: RunningStage

before(async () => {
  monolith = await startStage('monolith')
})
after(() => monolith?.stop())

test('a proxy that alters nothing passes', async t => {
  const chosen = mutants.map(([noticed]) => selectCheck(noticed))

  const results = await runBehind(t, () => undefined, chosen)

  const failed = results.filter(({ status }) => status !== 'passed')
  assert.deepEqual(failed, [])
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
  const site = await createSiteBehind(t, alter)

  const paths = ['/', '/login']
  const wanted = await record(createSite(monolith.url, posts), paths)
  const recorded = await record(site, paths)

  assert.throws(() => assertSamePages(recorded, wanted), /GET \/login/)
})

for (const [noticed, faults] of mutants)
  for (const [fault, alter] of Object.entries(faults))
    test(`noticed: ${fault}`, async t => {
      const [result] = await runBehind(t, alter, [selectCheck(noticed)])

      assert.equal(result.status, 'failed', `it passes "${noticed}"`)
    })

function selectCheck(noticed: string) {
  const chosen = selectChecks(checks, noticed)
  assert.equal(chosen.length, 1, `one check is called "${noticed}"`)
  return chosen[0]
}

async function runBehind(t: TestContext, alter: Alter, chosen: Check[]) {
  return runChecks(chosen, await createSiteBehind(t, alter))
}

async function createSiteBehind(t: TestContext, alter: Alter) {
  const proxy = await startProxy(monolith.url, alter)
  t.after(proxy.close)
  return createSite(proxy.url, posts, { count: 300, seed: 1 })
}

/** The titles of the checks that a server passes whose answers are all alike. */
async function passAtAll(t: TestContext, status: number) {
  const site = createSite(await serveAlways(t, status), posts)
  const results = await runChecks(checks, site)
  return results
    .filter(({ status }) => status === 'passed')
    .map(({ title }) => title)
}
