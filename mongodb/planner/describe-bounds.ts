import { show } from '../storage/show.ts'
import { typeRank } from '../values/compare.ts'
import type { Value } from '../values/value.ts'
import type { End, Interval } from './interval.ts'

/** Intervals as MongoDB's `explain` writes them: `["[1, 5)"]`. */
export function describeBounds(
  intervals: Interval[],
  direction: number,
): string[] {
  if (direction > 0)
    return intervals.map(({ low, high }) => write(low, high, 1))
  return intervals.toReversed().map(({ low, high }) => write(high, low, -1))
}

function write(from: End, to: End, direction: 1 | -1): string {
  const open = isOpen(from, direction === 1) ? '(' : '['
  const close = isOpen(to, direction === -1) ? ')' : ']'
  const begin = nameOf(from, direction === 1)
  const end = nameOf(to, direction === -1)
  return `${open}${begin}, ${end}${close}`
}

function isOpen(end: End, isLow: boolean): boolean {
  if (end.at === 'value') return end.isOpen
  // The upper edge of texts is written as the lowest document.
  return end.at === 'kind' && !isLow && typeof end.of === 'string'
}

function nameOf(end: End, isLow: boolean): string {
  if (end.at === 'value') return show(end.value)
  if (end.at === 'none') return isLow ? 'MinKey' : 'MaxKey'
  return edgeName(end.of, isLow)
}

function edgeName(of: Value, isLow: boolean): string {
  switch (typeRank(of)) {
    case typeRank(0):
      return isLow ? '-inf' : 'inf'
    case typeRank(''):
      return isLow ? '""' : '{}'
    case typeRank(true):
      return String(!isLow)
    case typeRank(new Date(0)):
      return isLow
        ? 'new Date(-9223372036854775808)'
        : 'new Date(9223372036854775807)'
    default:
      return isLow ? 'lowest' : 'highest'
  }
}
