import type { Query } from '../storage/store.ts'
import type { Ground } from './ground.ts'
import { isIdIndex } from './id-index.ts'
import type { IndexScan } from './plan.ts'
import { countKeys } from './walk.ts'

type Choice = { scan: IndexScan; isSorted: boolean }

/** Counting few keys mostly decides; only a tie counts further. */
const keyLimits = [200, 5000]
/** Documents that a sorted scan is assumed to read for each match of the whole filter. */
const readsPerMatch = 20

/** The index scan that has the least to look at, or undefined among none. */
export function cheapest(
  ground: Ground,
  choices: Choice[],
  query: Query,
): Choice | undefined {
  if (choices.length < 2) return choices[0]
  for (const keyLimit of keyLimits) {
    const costs = choices.map(choice =>
      costOf(ground, choice, query, keyLimit),
    )
    const least = Math.min(...costs)
    if (least >= keyLimit && keyLimit !== keyLimits.at(-1)) continue
    const tied = choices.filter((_, i) => costs[i] === least)
    return tied.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a))
  }
  return undefined
}

function costOf(
  ground: Ground,
  choice: Choice,
  query: Query,
  keyLimit: number,
) {
  const { scan, isSorted } = choice
  const keys = keysOf(ground, scan, keyLimit)
  if (!isSorted) return keys * 1.5
  const wanted = wantedBy(query)
  return Math.min(keys, scan.isExact ? wanted : wanted * readsPerMatch)
}

export function wantedBy({ skip = 0, limit = 0 }: Query): number {
  return limit > 0 ? skip + limit : Number.POSITIVE_INFINITY
}

/** How many keys the scan holds, counted up to `keyLimit`. */
export function keysOf(
  { environment }: Ground,
  { index, ranges }: IndexScan,
  keyLimit: number,
): number {
  const { records, entries } = environment
  return countKeys(isIdIndex(index) ? records : entries, ranges, keyLimit)
}

function rankOf({ scan, isSorted }: Choice): number {
  const isUnique =
    scan.index.spec.unique && scan.equal === scan.index.paths.length
  return scan.equal * 4 + (isUnique ? 2 : 0) + (isSorted ? 1 : 0)
}
