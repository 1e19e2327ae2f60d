import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Check } from '../check.ts'
import { committedPosts as posts } from '../committed-posts.ts'
import { runChecks, selectChecks } from '../run.ts'
import { createSite } from '../site.ts'
import { type Alter, type FaultsByCheck, startProxy } from './proxy.ts'

/** Tests that the checks pass at the site, and that each notices its faults. */
export function testMutants(
  url: () => string,
  checks: Check[],
  mutants: FaultsByCheck,
) {
  function selectCheck(noticed: string) {
    const chosen = selectChecks(checks, noticed)
    assert.equal(chosen.length, 1, `one check is called "${noticed}"`)
    return chosen[0]
  }

  async function runBehind(t: TestContext, alter: Alter, chosen: Check[]) {
    return runChecks(chosen, await createSiteBehind(t, url(), alter))
  }

  test('a proxy that alters nothing passes', async t => {
    const chosen = Object.keys(mutants).map(selectCheck)

    const results = await runBehind(t, () => undefined, chosen)

    const failed = results.filter(({ status }) => status !== 'passed')
    assert.deepEqual(failed, [])
  })

  for (const [noticed, faults] of Object.entries(mutants))
    for (const [fault, alter] of Object.entries(faults))
      test(`noticed: ${fault}`, async t => {
        const [result] = await runBehind(t, alter, [selectCheck(noticed)])

        assert.equal(result.status, 'failed', `it passes "${noticed}"`)
      })
}

/** The site at `url` behind a proxy that alters its answers. */
export async function createSiteBehind(
  t: TestContext,
  url: string,
  alter: Alter,
) {
  const proxy = await startProxy(url, alter)
  t.after(proxy.close)
  return createSite(proxy.url, posts, { count: 300, seed: 1 })
}
