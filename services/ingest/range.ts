import {
  compareKeys,
  type Key,
  keyOf,
  rankOf,
} from '@workshop/datasets/posts/key'
import { ObjectId } from 'mongodb'

export type Range = { after: string | null; until: string | null }

type Bounds = { _id: { $gt?: Key; $gte?: Key; $lte?: Key } }

/** The first key of each type. */
const lowest: Key[] = ['', new ObjectId('0'.repeat(24))]

/**
 * Filters that together match `after < _id <= until` in the order of
 * BSON. A comparison matches only its operand's type, so there is a
 * filter for each type in the range.
 */
export function boundsOf({ after, until }: Range): Bounds[] {
  const from = after === null ? null : keyOf(after)
  const to = until === null ? null : keyOf(until)

  return [0, 1].flatMap(rank => {
    if (from !== null && rankOf(from) > rank) return []
    if (to !== null && rankOf(to) < rank) return []
    const lower =
      from !== null && rankOf(from) === rank
        ? { $gt: from }
        : { $gte: lowest[rank] }
    const upper = to !== null && rankOf(to) === rank ? { $lte: to } : {}
    return [{ _id: { ...lower, ...upper } }]
  })
}

/** Whether `after < id <= until`. */
export function isWithin({ after, until }: Range, id: string) {
  const compare = (end: string) => compareKeys(keyOf(id), keyOf(end))
  if (after !== null && compare(after) <= 0) return false
  return until === null || compare(until) <= 0
}
