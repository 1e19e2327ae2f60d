import type { Query } from '../storage/store.ts'
import type { Ground } from './ground.ts'
import { isIdIndex } from './id-index.ts'
import type { IndexScan } from './plan.ts'
import { countKeys } from './walk.ts'

export type Choice = { scan: IndexScan; isSorted: boolean }

/** A first look at few keys mostly tells; a second one looks further. */
const looks = [200, 5000]
/** How many documents a sorted scan may have to look at for one that also matches the rest of the filter. */
const misses = 20

/** The index scan that has the least to look at, or undefined among none. */
export function cheapest(
  ground: Ground,
  choices: Choice[],
  query: Query,
): Choice | undefined {
  if (choices.length < 2) return choices[0]
  for (const most of looks) {
    const costs = choices.map(choice => costOf(ground, choice, query, most))
    const least = Math.min(...costs)
    if (least >= most && most !== looks.at(-1)) continue
    const tied = choices.filter((_, i) => costs[i] === least)
    return tied.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a))
  }
  return undefined
}

function costOf(
  ground: Ground,
  choice: Choice,
  query: Query,
  most: number,
) {
  const { scan, isSorted } = choice
  const keys = keysOf(ground, scan, most)
  if (!isSorted) return keys * 1.5
  const wanted = wantedBy(query)
  return Math.min(keys, scan.isExact ? wanted : wanted * misses)
}

export function wantedBy({ skip = 0, limit = 0 }: Query): number {
  return limit > 0 ? skip + limit : Number.POSITIVE_INFINITY
}

/** How many keys the scan holds, counted up to `most`. */
export function keysOf(
  { environment }: Ground,
  { index, ranges }: IndexScan,
  most: number,
): number {
  const { records, entries } = environment
  return countKeys(isIdIndex(index) ? records : entries, ranges, most)
}

function rankOf({ scan, isSorted }: Choice): number {
  const isUnique =
    scan.index.spec.unique && scan.equal === scan.index.paths.length
  return scan.equal * 4 + (isUnique ? 2 : 0) + (isSorted ? 1 : 0)
}
