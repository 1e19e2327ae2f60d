import type { Documents } from '../cursors/gatherer.ts'
import type { Query } from '../storage/store.ts'
import { equal } from '../values/compare.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { iterate, type Reader } from './find.ts'

/** How drivers spell `countDocuments`. */
const countGroup = { _id: 1, n: { $sum: 1 } }

/** Counts without reading the documents, where that is all that a pipeline does; undefined where it is not. */
export function countOnly(
  reader: Reader,
  ns: string,
  query: Query,
  rest: Document[],
): Documents | undefined {
  const name = countName(rest)
  return name === undefined ? undefined : count(reader, ns, query, name)
}

/** The field that takes the count; undefined where the stages are anything else. */
function countName(rest: Document[]) {
  if (rest.length !== 1) return undefined
  const { $group, $count } = rest[0]
  if (typeof $count === 'string' && /^[^$.]+$/.test($count)) return $count
  return $group && equal($group, countGroup) ? 'n' : undefined
}

function* count(reader: Reader, ns: string, query: Query, name: string) {
  let n = 0
  if (isWhole(query)) n = reader.count(ns)
  else {
    for (const found of iterate(reader.query(ns, query))) {
      if (found) n++
      else yield undefined
    }
  }
  if (n > 0) yield encode(name === 'n' ? { _id: 1, n } : { [name]: n })
}

function isWhole({ filter, skip, limit }: Query) {
  return Object.keys(filter).length === 0 && !skip && limit === undefined
}
