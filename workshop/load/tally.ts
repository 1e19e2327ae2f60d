import { createHistogram } from 'node:perf_hooks'
import type { Outcome } from './open-loop.ts'
import { RequestTimeout } from './target.ts'

export type LatencyMs = {
  p50: number
  p90: number
  p99: number
  max: number
}

export type LoadResult = {
  seconds: number
  sent: number
  /** With any status. */
  answered: number
  sentPerSecond: number
  answeredPerSecond: number
  /** At one time; each holds a connection, or waits for one. */
  maxInFlight: number
  /** Of answers and timeouts, from the scheduled start; none without either. */
  latencyMs?: LatencyMs
  statuses: Record<string, number>
  /** Requests without an answer, by error code. */
  errors: Record<string, number>
}

export type Tally = ReturnType<typeof createTally>

/** Counts requests and outcomes while a load runs. */
export function createTally() {
  /** In microseconds, with three significant digits. */
  const latency = createHistogram({ figures: 3 })
  const statuses = new Map<string, number>()
  const errors = new Map<string, number>()
  let sent = 0
  let answered = 0
  let inFlight = 0
  let maxInFlight = 0

  function begin() {
    sent++
    maxInFlight = Math.max(maxInFlight, ++inFlight)
  }

  function record({ ms, answer, error }: Outcome) {
    inFlight--
    // A refused connection is quick, and no measure of an answer.
    if (!error || error instanceof RequestTimeout)
      latency.record(Math.max(Math.round(ms * 1000), 1))
    if (error) return increment(errors, error.message)
    answered++
    increment(statuses, String(answer))
  }

  /** `sendingSeconds` is the part of the time in which requests were sent. */
  function resultAfter(
    seconds: number,
    sendingSeconds = seconds,
  ): LoadResult {
    return {
      seconds: round(seconds),
      sent,
      answered,
      sentPerSecond: round(sent / sendingSeconds),
      answeredPerSecond: round(answered / seconds),
      maxInFlight,
      latencyMs: latencies(),
      statuses: Object.fromEntries(statuses),
      errors: Object.fromEntries(errors),
    }
  }

  function latencies() {
    if (latency.count === 0) return
    const percentile = (share: number) =>
      round(latency.percentile(share) / 1000)
    return {
      p50: percentile(50),
      p90: percentile(90),
      p99: percentile(99),
      max: percentile(100),
    }
  }
  return { begin, record, resultAfter, inFlight: () => inFlight }
}

function increment(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function round(value: number) {
  return Math.round(value * 100) / 100
}
