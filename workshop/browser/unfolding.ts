import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findViolations } from './axe.ts'
import { assertFits } from './looking.ts'
import type { Visit } from './visit.ts'

/** The strip at the foot of a page. */
export function testUnfolding(visit: Visit) {
  test('the keyboard unfolds the strip; axe finds nothing and it fits', () =>
    visit(
      async page => {
        await page.goto('/recommended/')
        await page.focus('.strip summary')
        await page.keyboard.press('Enter')

        await page.locator('.strip code').waitFor({ state: 'visible' })
        assert.deepEqual(await findViolations(page), [])
        await assertFits(page, 'strip')
      },
      { width: 320, scheme: 'dark' },
    ))
}
