import { MongoError } from '../errors.ts'
import type { Index } from '../storage/index.ts'
import type { Document } from '../values/value.ts'
import type { Ground } from './ground.ts'
import { idIndexOf } from './id-index.ts'

/** The index that a hint names or describes; none → BadValue. */
export function hinted(
  { collection }: Ground,
  hint: string | Document,
): Index {
  const indexes = [idIndexOf(collection), ...collection.indexes]
  const index = indexes.find(
    ({ spec, isBuilding, isText }) =>
      !isBuilding &&
      !isText &&
      !spec.hidden &&
      (typeof hint === 'string'
        ? spec.name === hint
        : isSamePattern(spec.key, hint)),
  )
  if (index) return index
  throw new MongoError(
    'BadValue',
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
  )
}

/** Same paths in the same order, with equal directions. */
export function isSamePattern(a: Document, b: Document): boolean {
  const some = Object.entries(a)
  const others = Object.entries(b)
  return (
    some.length === others.length &&
    some.every(
      ([path, order], i) =>
        path === others[i][0] && String(order) === String(others[i][1]),
    )
  )
}
