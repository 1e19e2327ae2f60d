import type { Body } from '../dispatch/body.ts'
import { collectionOf } from '../dispatch/collection-of.ts'
import type { Query } from '../storage/store.ts'
import { equal } from '../values/compare.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { readHint } from './hint.ts'
import {
  type Documents,
  iterateResults,
  type Reader,
  type ReadPlan,
} from './plan.ts'

/** `count`, as one document `{n}`. */
export const countPlan: ReadPlan = {
  documents: (reader, database, body) =>
    counted(reader, collectionOf(database, body), countQuery(body), n => ({
      n,
    })),

  work(reader, database, body) {
    const query = countQuery(body)
    if (isWhole(query)) return 0
    return reader.estimate(collectionOf(database, body), query)
  },
}

export function countQuery(body: Body): Query {
  const limit = Math.abs(body.integer('limit') ?? 0)
  return {
    filter: body.document('query') ?? {},
    skip: body.natural('skip'),
    limit: limit || undefined,
    hint: readHint(body),
  }
}

/** Counts without reading the documents, where the pipeline does nothing else. */
export function countOnly(
  reader: Reader,
  ns: string,
  query: Query,
  rest: Document[],
): Documents | undefined {
  const name = countName(rest)
  if (name === undefined) return undefined
  return counted(reader, ns, query, n => {
    if (n === 0) return undefined
    return name === 'n' ? { _id: 1, n } : { [name]: n }
  })
}

/** How drivers spell `countDocuments`. */
const countGroup = { _id: 1, n: { $sum: 1 } }

/** The field that takes the count; undefined where the stages are anything else. */
function countName(rest: Document[]) {
  if (rest.length !== 1) return undefined
  const { $group, $count } = rest[0]
  if (typeof $count === 'string' && /^[^$.]+$/.test($count)) return $count
  return $group && equal($group, countGroup) ? 'n' : undefined
}

function* counted(
  reader: Reader,
  ns: string,
  query: Query,
  answer: (n: number) => Document | undefined,
) {
  let n = 0
  if (isWhole(query)) n = reader.count(ns)
  else {
    for (const found of iterateResults(reader.query(ns, query))) {
      if (found) n++
      else yield undefined
    }
  }
  const document = answer(n)
  if (document) yield encode(document)
}

/** A hint may name an index that does not hold every document. */
function isWhole({ filter, skip, limit, hint }: Query) {
  return Object.keys(filter).length === 0 && !skip && !limit && !hint
}
