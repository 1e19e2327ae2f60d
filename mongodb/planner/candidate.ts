import type { Index } from '../storage/index.ts'
import type { Document } from '../values/value.ts'
import {
  everything,
  type Interval,
  intersect,
  isPoint,
  union,
} from './interval.ts'
import { type KeyRange, keyRanges } from './key-ranges.ts'
import { impliesPartial } from './partial.ts'
import type { Conjunction, Predicate } from './predicate.ts'

/** A way to use an index: the keys to scan. */
export type Candidate = {
  index: Index
  /** For each path of the index: where to look. */
  bounds: Interval[][]
  /** How many leading paths have a single value. */
  equal: number
  ranges: KeyRange[]
  /** Whether every document found this way matches the filter. */
  isExact: boolean
}

/** How this index helps with the filter; undefined where it cannot be used at all. */
export function candidateOf(
  index: Index,
  conjunction: Conjunction,
  filter: Document,
): Candidate | undefined {
  const partial = index.spec.partialFilterExpression
  if (partial && !impliesPartial(filter, partial)) return undefined
  if (index.paths.some(path => /(^|\.)\d+(\.|$)/.test(path)))
    return undefined
  const used = new Set<Predicate>()
  const bounds = index.paths.map((path, i) =>
    sharesArray(index, i)
      ? [everything]
      : boundsOf(index, i, path, conjunction, used),
  )
  if (index.spec.sparse && !excludesMissing(index, conjunction))
    return undefined
  const { ranges, isWhole } = keyRanges(index, bounds)
  const isExact =
    isWhole &&
    conjunction.isWhole &&
    !index.multikey.includes(true) &&
    conjunction.predicates.every(predicate => used.has(predicate))
  return { index, bounds, ranges, equal: countEqual(bounds), isExact }
}

/** A hinted index that the filter cannot use: all its entries, so only the documents in it. */
export function wholeIndex(
  index: Index,
  { predicates, isWhole }: Conjunction,
): Candidate {
  const bounds = index.paths.map(() => [everything])
  const { ranges } = keyRanges(index, bounds)
  const isExact = isWhole && predicates.length === 0
  return { index, bounds, ranges, equal: 0, isExact }
}

/** Each entry describes one item of an array: bounds for different items do not combine. */
function sharesArray({ paths, multikey }: Index, i: number): boolean {
  if (!multikey[i]) return false
  const top = topOf(paths[i])
  return paths
    .slice(0, i)
    .some((path, j) => multikey[j] && topOf(path) === top)
}

function topOf(path: string): string {
  return path.split('.', 1)[0]
}

function boundsOf(
  index: Index,
  i: number,
  path: string,
  { predicates }: Conjunction,
  used: Set<Predicate>,
): Interval[] {
  const mine = predicates.filter(predicate => predicate.path === path)
  if (mine.length === 0) return [everything]
  // Different items of an array may satisfy different conditions.
  if (index.multikey[i]) return best(mine).intervals
  for (const predicate of mine) used.add(predicate)
  return mine
    .map(({ intervals }) => intervals)
    .reduce((all, intervals) => union(intersect(all, intervals)))
}

function best(predicates: Predicate[]): Predicate {
  const ofPoints = predicates.find(({ intervals }) =>
    intervals.every(isPoint),
  )
  return ofPoints ?? predicates[0]
}

function excludesMissing(
  index: Index,
  { predicates }: Conjunction,
): boolean {
  return predicates.some(
    ({ path, matchesMissing }) =>
      !matchesMissing && index.paths.includes(path),
  )
}

function countEqual(bounds: Interval[][]): number {
  const end = bounds.findIndex(
    intervals => intervals.length !== 1 || !isPoint(intervals[0]),
  )
  return end < 0 ? bounds.length : end
}

export function isBounded({ bounds }: Candidate): boolean {
  return bounds[0][0] !== everything
}
