import type { Body } from '../dispatch/body.ts'
import { collectionOf } from '../dispatch/collection-of.ts'
import type { Query } from '../storage/store.ts'
import { encode } from '../values/encode.ts'
import { iterate, type Reader } from './find.ts'
import { readHint } from './find-spec.ts'
import type { Read } from './read.ts'

/** `count`, as one document `{n}`. */
export const counting: Read = {
  *documents(reader, database, body) {
    const ns = collectionOf(database, body)
    const query = countQuery(body)
    let n = 0
    if (isWhole(query)) n = reader.count(ns)
    else {
      for (const found of iterate(reader.query(ns, query))) {
        if (found) n++
        else yield undefined
      }
    }
    yield encode({ n })
  },

  work(reader: Reader, database: string, body: Body) {
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

function isWhole({ filter, skip, limit }: Query) {
  return Object.keys(filter).length === 0 && !skip && !limit
}
