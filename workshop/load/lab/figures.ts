import { time } from '../print.ts'
import type { WayResult } from './measure-way.ts'

export type Figure = {
  name: string
  kind: 'latency' | 'time' | 'count' | 'size' | 'rate'
  pick(result: WayResult): number
}

/** In the order of the table. */
export const figures: Figure[] = [
  { name: 'slow call, p50', kind: 'latency', pick: r => r.slowMs.p50 },
  { name: 'slow call, p99', kind: 'latency', pick: r => r.slowMs.p99 },
  {
    name: 'fast call before, p99',
    kind: 'latency',
    pick: r => r.quietMs.p99,
  },
  {
    name: 'fast call meanwhile, p99',
    kind: 'latency',
    pick: r => r.fastMs.p99,
  },
  { name: 'event-loop lag, longest', kind: 'time', pick: r => r.lagMs },
  { name: 'sockets held', kind: 'count', pick: r => r.sockets },
  { name: 'memory, resident', kind: 'size', pick: r => r.memoryBytes },
  {
    name: 'slow calls accepted',
    kind: 'rate',
    pick: r => r.acceptedPerSecond,
  },
  {
    name: 'jobs finished',
    kind: 'rate',
    pick: r => r.finishedPerSecond,
  },
]

/** With its unit; a latency of the timeout or more had no answer. */
export function formatFigure(
  kind: Figure['kind'],
  value: number,
  timeoutMs: number,
) {
  if (kind === 'latency' && value >= timeoutMs)
    return `> ${time(timeoutMs)}`
  if (kind === 'latency' || kind === 'time') return time(value)
  if (kind === 'count') return value.toLocaleString('en')
  if (kind === 'size') return `${Math.round(value / 1e6)} MB`
  return `${value.toLocaleString('en', { maximumSignificantDigits: 3 })}/s`
}
