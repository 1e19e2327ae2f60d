import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTally } from './tally.ts'
import { RequestTimeout } from './target.ts'

test('percentiles are those of all answers', () => {
  const tally = createTally()

  for (let ms = 100; ms >= 1; ms--) record(tally, { ms, answer: 200 })

  const { latencyMs } = tally.resultAfter(2)
  assert.deepEqual(round(latencyMs), {
    p50: 50,
    p90: 90,
    p99: 99,
    max: 100,
  })
})

test('statuses and errors are counted, each under its name', () => {
  const tally = createTally()

  for (const answer of [200, 503, 200]) record(tally, { ms: 1, answer })
  record(tally, { ms: 1, error: new Error('ECONNRESET') })

  const { sent, answered, statuses, errors } = tally.resultAfter(2)
  assert.deepEqual({ sent, answered }, { sent: 4, answered: 3 })
  assert.deepEqual(statuses, { 200: 2, 503: 1 })
  assert.deepEqual(errors, { ECONNRESET: 1 })
})

test('a timeout counts as a latency, a refused connection does not', () => {
  const tally = createTally()

  record(tally, { ms: 5000, error: new RequestTimeout() })
  record(tally, { ms: 1, error: new Error('ECONNREFUSED') })

  const { latencyMs, errors } = tally.resultAfter(2)
  assert.equal(round(latencyMs)?.p50, 5000)
  assert.deepEqual(errors, { timeout: 1, ECONNREFUSED: 1 })
})

test('without any answer there are no percentiles', () => {
  const { latencyMs } = createTally().resultAfter(2)

  assert.equal(latencyMs, undefined)
})

test('the rate of sending is of the time in which requests were sent', () => {
  const tally = createTally()

  for (let count = 0; count < 8; count++) record(tally, { ms: 1 })

  const { sentPerSecond, answeredPerSecond } = tally.resultAfter(4, 2)
  assert.deepEqual([sentPerSecond, answeredPerSecond], [4, 2])
})

test('the most requests in flight are remembered', () => {
  const tally = createTally()

  tally.begin()
  tally.begin()
  tally.record({ ms: 1, answer: 200 })
  tally.begin()

  assert.equal(tally.inFlight(), 2)
  assert.equal(tally.resultAfter(1).maxInFlight, 2)
})

function record(
  { begin, record }: ReturnType<typeof createTally>,
  outcome: Parameters<typeof record>[0],
) {
  begin()
  record(outcome)
}

/** The histogram has three significant digits. */
function round(times: Record<string, number> = {}) {
  const entries = Object.entries(times)
  return Object.fromEntries(
    entries.map(([name, ms]) => [name, Number(ms.toPrecision(2))]),
  )
}
