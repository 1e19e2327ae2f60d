import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backOffMs } from './back-off.ts'

test('the longest pause doubles with each failed attempt', () => {
  const longest = [1, 2, 3, 4].map(attempts => backOffMs(attempts, 1))

  assert.deepEqual(longest, [500, 1000, 2000, 4000])
})

test('the longest pause is at most 30 seconds, after any number of attempts', () => {
  for (const attempts of [7, 8, 100, 5000])
    assert.equal(backOffMs(attempts, 1), 30_000)
})

test('half of the pause is random', () => {
  assert.equal(backOffMs(3, 0), 1000)
  assert.equal(backOffMs(3, 0.5), 1500)
})

test('two operations that fail together do not pause for the same time', () => {
  const pauses = new Set(Array.from({ length: 20 }, () => backOffMs(3)))

  assert.ok(pauses.size > 1)
  for (const pause of pauses) assert.ok(pause >= 1000 && pause <= 2000)
})
