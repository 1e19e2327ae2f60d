import type { Document, Value } from '../values/value.ts'
import type { Candidate } from './candidate.ts'
import { isPoint } from './interval.ts'

export type Direction = 'forward' | 'backward'

/** The direction in which an index answers a sort. Entries with equal keys are ordered by `_id`. */
export function orderOf(
  candidate: Candidate,
  sort: Document,
): Direction | undefined {
  const { index } = candidate
  if (index.isLong) return undefined
  const wanted = Object.entries(sort).filter(
    ([path]) => !isHeld(candidate, path),
  )
  if (wanted.length === 0) return 'forward'
  return ['forward' as const, 'backward' as const].find(direction =>
    runs(candidate, wanted, direction === 'forward' ? 1 : -1),
  )
}

/** A path with a single value does not affect the order. */
function isHeld(
  { index, bounds, equal }: Candidate,
  path: string,
): boolean {
  const i = index.paths.indexOf(path)
  if (i < 0 || index.multikey[i]) return false
  return i < equal && bounds[i].every(isPoint)
}

function runs(
  { index, equal }: Candidate,
  wanted: [string, Value][],
  sign: number,
): boolean {
  let at = equal
  return wanted.every(([path, order]) => {
    const i = at++
    if (i === index.paths.length) return path === '_id' && order === sign
    if (index.paths[i] !== path || index.multikey[i]) return false
    return order === index.directions[i] * sign
  })
}
