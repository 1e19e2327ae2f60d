import type { Index } from '../storage/index.ts'
import { numbered, sharedLength } from '../storage/keys.ts'
import {
  everything,
  type Interval,
  intervalBytes,
  isPoint,
} from './interval.ts'

/** Keys of a table: `start <= key < stop`. */
export type KeyRange = { start: Buffer; stop: Buffer }

/** Beyond this many combinations of values, a compound index is ranged over instead. */
const maxPrefixes = 1000

type KeyRanges = {
  /** Ascending. */
  ranges: KeyRange[]
  /** Whether the ranges hold all that the bounds say. */
  isWhole: boolean
}

/** The keys of an index within the bounds; the filter checks the paths after the first range. */
export function keyRanges(index: Index, bounds: Interval[][]): KeyRanges {
  let prefixes = [Buffer.alloc(0)]
  for (const [i, intervals] of bounds.entries()) {
    const parts = intervals
      .map(interval => intervalBytes(interval, index.directions[i]))
      .toSorted((a, b) => a.start.compare(b.start))
    const isLast =
      i === bounds.length - 1 ||
      !intervals.every(isPoint) ||
      prefixes.length * parts.length > maxPrefixes
    if (isLast) {
      const keys = prefixes.flatMap(prefix => below(prefix, parts))
      const isWhole =
        bounds.slice(i + 1).every(isOpen) && keys.every(isShort)
      return { ranges: keys.map(range => stored(index, range)), isWhole }
    }
    prefixes = prefixes.flatMap(prefix =>
      parts.map(({ start }) => Buffer.concat([prefix, start])),
    )
  }
  return { ranges: [], isWhole: true }
}

function isOpen(intervals: Interval[]): boolean {
  return intervals[0] === everything
}

function isShort({ start, stop }: KeyRange): boolean {
  return start.length <= sharedLength && stop.length <= sharedLength
}

function below(prefix: Buffer, parts: KeyRange[]): KeyRange[] {
  return parts.map(({ start, stop }) => ({
    start: Buffer.concat([prefix, start]),
    stop: Buffer.concat([prefix, stop]),
  }))
}

function stored(index: Index, { start, stop }: KeyRange): KeyRange {
  return {
    start: numbered(index.number, cutStart(start)),
    stop: numbered(index.number, cutStop(stop)),
  }
}

/** Stored keys that are too long end in a hash: a range covers all with the same prefix. */
function cutStart(key: Buffer): Buffer {
  return key.length > sharedLength ? key.subarray(0, sharedLength) : key
}

const beyondHashes = Buffer.alloc(33, 0xff)

function cutStop(key: Buffer): Buffer {
  if (key.length <= sharedLength) return key
  return Buffer.concat([key.subarray(0, sharedLength), beyondHashes])
}
