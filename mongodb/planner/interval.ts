import { after, bracketRange, encodeKey } from '../values/key.ts'
import type { Value } from '../values/value.ts'

/** An end of an interval: a value, the edge of a type's values, or open. */
export type End =
  | { at: 'value'; value: Value; isOpen: boolean }
  | { at: 'kind'; of: Value }
  | { at: 'none' }

/** Values between two ends, as places among ascending index keys: `start <= key < stop`. */
export type Interval = { low: End; high: End; start: Buffer; stop: Buffer }

const none: End = { at: 'none' }

export const everything: Interval = interval(none, none)

export function point(value: Value): Interval {
  const end: End = { at: 'value', value, isOpen: false }
  return interval(end, end)
}

/** All values of the kind that `value` is of: comparisons stay among numbers, among strings … */
export function kind(value: Value): Interval {
  return interval({ at: 'kind', of: value }, { at: 'kind', of: value })
}

export function interval(low: End, high: End): Interval {
  const [start] = edges(low, 1)
  const [, stop] = edges(high, 1)
  return { low, high, start, stop }
}

export function isPoint({ low, high }: Interval): boolean {
  return low === high && low.at === 'value'
}

/** An interval's bytes in an index of this direction. */
export function intervalBytes(
  { low, high, start, stop }: Interval,
  direction: 1 | -1,
): { start: Buffer; stop: Buffer } {
  if (direction === 1) return { start, stop }
  return { start: edges(high, -1)[0], stop: edges(low, -1)[1] }
}

/** The bytes of this end: as the first key of an interval, and as the key after its last. */
function edges(end: End, direction: 1 | -1): [Buffer, Buffer] {
  if (end.at === 'none') return [Buffer.alloc(0), Buffer.of(0xff)]
  if (end.at === 'kind') {
    const { low, high } = bracketRange(end.of, direction)
    return [low, high]
  }
  const key = encodeKey([end.value], [direction])
  return end.isOpen ? [after(key), key] : [key, after(key)]
}

/** What lies in both of two unions of intervals. */
export function intersect(
  some: Interval[],
  others: Interval[],
): Interval[] {
  const both = some.flatMap(a => others.map(b => overlap(a, b)))
  return both.filter(({ start, stop }) => start.compare(stop) < 0)
}

function overlap(a: Interval, b: Interval): Interval {
  if (isPoint(a) && isPoint(b) && a.start.equals(b.start)) return a
  const last = a.start.compare(b.start) >= 0 ? a : b
  const first = a.stop.compare(b.stop) <= 0 ? a : b
  if (last === first) return last
  const { low, start } = last
  const { high, stop } = first
  return { low, high, start, stop }
}

/** Ascending, without doubles and overlaps. */
export function union(intervals: Interval[]): Interval[] {
  const sorted = intervals.toSorted((a, b) => a.start.compare(b.start))
  const result: Interval[] = []
  for (const next of sorted) {
    const last = result.at(-1)
    if (!last || last.stop.compare(next.start) <= 0) result.push(next)
    else if (last.stop.compare(next.stop) < 0) {
      const { low, start } = last
      result[result.length - 1] = { ...next, low, start }
    }
  }
  return result
}
