import { collectionOf } from '../dispatch/collection-of.ts'
import { compileProjection, wantedOf } from '../query/projection.ts'
import type { Found, Query, Results, Store } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { readFind } from './find-spec.ts'
import type { Read } from './read.ts'

/** What of a store reading needs; a reading thread has no more. */
export type Reader = Pick<
  Store,
  | 'query'
  | 'get'
  | 'collection'
  | 'collections'
  | 'count'
  | 'estimate'
  | 'explain'
>

export type FindSpec = Query & {
  ns: string
  projection?: Document
  variables?: Document
}

export const finding: Read = {
  documents: (reader, database, body) =>
    findDocuments(reader, readFind(collectionOf(database, body), body)),
  work(reader, database, body) {
    const spec = readFind(collectionOf(database, body), body)
    return reader.estimate(spec.ns, spec)
  },
}

/** The documents that `find` answers with, as bytes; `undefined` for a breath. */
export function* findDocuments(
  reader: Reader,
  spec: FindSpec,
): Generator<Uint8Array | undefined> {
  const show = compileShow(spec)
  for (const found of iterate(reader.query(spec.ns, spec))) {
    yield found && show ? show(found.raw, found.score) : found?.raw
  }
}

type Show = (raw: Uint8Array, score?: number) => Uint8Array

/** Turns stored bytes into the bytes that the projection leaves; undefined where it leaves all. */
export function compileShow({
  projection,
  variables,
  filter,
}: FindSpec): Show | undefined {
  if (!projection || Object.keys(projection).length === 0) return
  const scope = { let: variables, now: new Date() }
  const project = compileProjection(projection, scope)
  const wanted = wantedOf(projection)
  return (raw, score) =>
    encode(project(decode(raw, wanted), { score, filter }))
}

export function iterate(results: Results): Iterable<Found | undefined> {
  return { [Symbol.iterator]: () => results }
}
