import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { posts as committed } from '../stages/paths.ts'
import { checks } from './checks.ts'
import { readPosts } from './expected/dataset.ts'
import { guardMutants } from './mutants/guard-mutants.ts'
import { pageMutants } from './mutants/page-mutants.ts'
import { type Alter, startProxy } from './mutants/proxy.ts'
import { runChecks, selectChecks } from './run.ts'
import { createSite } from './site.ts'
import { type RunningStage, startStage } from './start-stage.ts'

const mutants = [...pageMutants, ...guardMutants]
const posts = await readPosts(committed)
let monolith: RunningStage

before(async () => {
  monolith = await startStage('monolith')
})
after(() => monolith?.stop())

test('a proxy that alters nothing passes', async t => {
  const failed = []
  for (const noticed of new Set(mutants.map(({ noticed }) => noticed))) {
    const result = await runBehind(t, () => undefined, noticed)
    if (result.status !== 'passed') failed.push(result)
  }

  assert.deepEqual(failed, [])
})

for (const { wrong, noticed, alter } of mutants) {
  test(`noticed: ${wrong}`, async t => {
    const { status } = await runBehind(t, alter, noticed)

    assert.equal(status, 'failed', `it passes "${noticed}"`)
  })
}

async function runBehind(t: TestContext, alter: Alter, noticed: string) {
  const chosen = selectChecks(checks, noticed)
  assert.equal(chosen.length, 1, `one check is called "${noticed}"`)
  const proxy = await startProxy(monolith.url, alter)
  t.after(proxy.close)

  const site = createSite(proxy.url, posts, { requests: 300, seed: 1 })
  const [result] = await runChecks(chosen, site)
  return result
}
