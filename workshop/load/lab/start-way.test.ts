import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPulse } from './start-way.ts'

test('the lag is the longest that a heartbeat told since the last reset', () => {
  const pulse = createPulse(() => 0)

  pulse.hear({ lagMs: 90, done: 0 })
  pulse.reset()
  for (const lagMs of [3, 12, 5]) pulse.hear({ lagMs, done: 1 })

  assert.equal(pulse.lagMs(), 12)
  assert.equal(pulse.done(), 1)
})

test('a process that is silent lags for as long as it is', () => {
  let time = 0
  const pulse = createPulse(() => time)

  pulse.hear({ lagMs: 3, done: 0 })
  time = 9200

  assert.equal(pulse.lagMs(), 9000)
})
