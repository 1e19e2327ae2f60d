import type { Query } from '../storage/store.ts'
import { countPostings } from '../text/search.ts'
import { choosePlan } from './choose.ts'
import { keysOf, wantedBy } from './cost.ts'
import type { Ground } from './ground.ts'
import type { IndexScan, Plan } from './plan.ts'

/** Counting stops here: a larger query is heavy in any case. */
const countLimit = 5000

/** An upper bound of the keys and documents to scan, exact up to `countLimit`. */
export function estimate(ground: Ground, query: Query): number {
  const plan = choosePlan(ground, query)
  const isCut =
    !plan.sort && plan.source.stage !== 'EOF' && plan.source.isExact
  const wanted = isCut ? wantedBy(query) : Number.POSITIVE_INFINITY
  return Math.min(sizeOf(ground, plan, wanted), wanted)
}

/** Stops counting at `wanted`. */
function sizeOf(ground: Ground, { source }: Plan, wanted: number): number {
  switch (source.stage) {
    case 'EOF':
      return 0
    case 'IDHACK':
      return 1
    case 'COLLSCAN':
      return ground.collection.count
    case 'IXSCAN':
      return scanSize(ground, source, wanted)
    case 'OR':
      return source.branches.reduce(
        (sum, scan) => sum + scanSize(ground, scan, wanted),
        0,
      )
    case 'TEXT_MATCH':
      return countPostings(ground, source.search)
  }
}

function scanSize(ground: Ground, scan: IndexScan, wanted: number): number {
  const keys = keysOf(ground, scan, Math.min(countLimit, wanted))
  return keys < countLimit ? keys : Math.max(keys, ground.collection.count)
}
