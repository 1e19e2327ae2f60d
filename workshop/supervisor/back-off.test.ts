import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBackOff } from './back-off.ts'

test('the pause doubles from 0.1 to 5 seconds while a process keeps dying', () => {
  const pauseAfter = createBackOff()

  const pauses = Array.from({ length: 8 }, () => pauseAfter(50))

  assert.deepEqual(pauses, [100, 200, 400, 800, 1600, 3200, 5000, 5000])
})

test('the pause is short again once a process has run for ten seconds', () => {
  const pauseAfter = createBackOff()
  for (let death = 0; death < 5; death++) pauseAfter(50)

  assert.equal(pauseAfter(10_000), 100)
  assert.equal(pauseAfter(50), 200)
})
