import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Check, type Site, Skip } from './check.ts'

/** Each check as a test of the site that is there by then. */
export function testContract(checks: Check[], site: () => Site) {
  for (const { group, title, run } of checks) {
    test(`${group}: ${title}`, async t => {
      const ran = run(site()).catch(error => {
        if (!(error instanceof Skip)) throw error
        t.skip(error.message)
      })

      await assert.doesNotReject(ran)
    })
  }
}
