import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testSeed as seed } from '@workshop/services/test/seed'
import fc from 'fast-check'
import { drawLatency, type Latency } from './behaviour.ts'

const million = fc.noBias(fc.integer({ min: 0, max: 999_999 }))

/** Latencies drawn with seeded numbers from 0 to 1. */
function draw(latency: Latency, count: number) {
  const numbers = fc.sample(million, { numRuns: 2 * count, seed })
  const random = () => Number(numbers.pop()) / 1_000_000
  return Array.from({ length: count }, () => drawLatency(latency, random))
}

test('a fixed latency is always the same', () => {
  const drawn = draw({ kind: 'fixed', ms: 2000 }, 10)

  assert.deepEqual([...new Set(drawn)], [2000])
})

test('a uniform latency lies anywhere between its bounds', () => {
  const latency = { kind: 'uniform', from: 100, to: 300 } as const

  const drawn = [0, 0.25, 0.5].map(random =>
    drawLatency(latency, () => random),
  )

  assert.deepEqual(drawn, [100, 150, 200])
})

test('half of the log-normal latencies are below the median, two thirds within one sigma', () => {
  const latency = { kind: 'log-normal', median: 1000, sigma: 1 } as const

  const drawn = draw(latency, 10_000)

  const shareBelow = (ms: number) =>
    drawn.filter(each => each < ms).length / drawn.length
  const withinSigma = shareBelow(1000 * Math.E) - shareBelow(1000 / Math.E)
  assert.ok(Math.abs(shareBelow(1000) - 0.5) < 0.02)
  assert.ok(Math.abs(withinSigma - 0.683) < 0.02)
})

test('a log-normal latency without deviation is its median', () => {
  const drawn = draw({ kind: 'log-normal', median: 1000, sigma: 0 }, 10)

  assert.deepEqual([...new Set(drawn)], [1000])
})

test('no latency is longer than ten minutes', () => {
  const latency = { kind: 'log-normal', median: 600_000, sigma: 3 } as const

  const drawn = draw(latency, 1000)

  assert.equal(Math.max(...drawn), 600_000)
})
