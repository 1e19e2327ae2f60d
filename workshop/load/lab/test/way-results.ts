import type { WayResult } from '../measure-way.ts'
import type { Way } from '../ways.ts'

/** Results as the lab has them: nothing was answered in time by blocking. */
export const wayResults = [
  resultOf('blocking', 8000, 8000, 500),
  resultOf('waiting', 2010, 4, 200),
  resultOf('redirecting', 5, 3, 7),
]

function resultOf(
  way: Way,
  slow: number,
  fast: number,
  sockets: number,
): WayResult {
  const all = (ms: number) => ({ p50: ms, p90: ms, p99: ms, max: ms })
  return {
    ...{ way, slowMs: all(slow), fastMs: all(fast), quietMs: all(2) },
    ...{ sockets, lagMs: fast, memoryBytes: 90_000_000, sent: 500 },
    ...{ accepted: 500, finished: 500 },
    ...{ acceptedPerSecond: 100, finishedPerSecond: 71.4 },
  }
}
