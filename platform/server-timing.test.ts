import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serverTimingOf, timedCallsIn } from './server-timing.ts'
import { type TimedCall, traceOf } from './trace.ts'

test('a trace is told in Server-Timing, and read again from it', () => {
  const calls: TimedCall[] = [
    {
      upstream: 'search@2',
      replica: '127.0.0.1:5102',
      status: 200,
      startMs: 0.5,
      ms: 2.5,
    },
    { upstream: 'tag', replica: '', status: 'none', startMs: 3, ms: 0 },
  ]

  const header = serverTimingOf({ ...traceOf(), calls })

  assert.match(header, /^total;dur=[\d.]+, search\.2;desc=/)
  assert.deepEqual(timedCallsIn(header), calls)
})

test('entries of another form, and no header, tell of no calls', () => {
  for (const header of ['total;dur=12', 'db;desc="a";dur=1', 'x', ''])
    assert.deepEqual(timedCallsIn(header), [])
})
