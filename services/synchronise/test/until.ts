import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until the answer is yes; throws after a minute. */
export async function until(what: string, answer: () => unknown) {
  const end = performance.now() + 60_000
  while (!(await answer())) {
    assert.ok(performance.now() < end, `a minute went by before ${what}`)
    await pause(10)
  }
}
