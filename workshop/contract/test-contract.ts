import { test } from 'node:test'
import type { Check, Site } from './check.ts'

/** Each check as a test of the site; one that skips fails here. */
export function testContract(checks: Check[], site: () => Site) {
  for (const { group, title, run } of checks)
    test(`${group}: ${title}`, () => run(site()))
}
