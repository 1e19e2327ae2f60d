import type { Body } from '../dispatch/body.ts'
import { collectionOf } from '../dispatch/collection-of.ts'
import { scopeOfLet } from '../query/let.ts'
import { compileProjection, wantedOf } from '../query/projection.ts'
import { checkTextScore } from '../query/text-score.ts'
import type { Query } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { readHint } from './hint.ts'
import { iterateResults, type Reader, type ReadPlan } from './plan.ts'

export type FindSpec = Query & {
  ns: string
  projection?: Document
}

export const findPlan: ReadPlan = {
  documents: (reader, database, body) =>
    findDocuments(reader, readFind(collectionOf(database, body), body)),
  work(reader, database, body) {
    const spec = readFind(collectionOf(database, body), body)
    return reader.estimate(spec.ns, spec)
  },
}

/** The documents of the answer, as bytes; `undefined` lets other requests run. */
export function* findDocuments(
  reader: Reader,
  spec: FindSpec,
): Generator<Uint8Array | undefined> {
  const show = compileShow(spec)
  for (const found of iterateResults(reader.query(spec.ns, spec))) {
    yield found && show ? show(found.raw, found.score) : found?.raw
  }
}

type Show = (raw: Uint8Array, score?: number) => Uint8Array

/** Turns stored bytes into the bytes that the projection leaves; undefined where it leaves all. */
export function compileShow({
  projection,
  scope,
  filter,
}: FindSpec): Show | undefined {
  if (!projection || Object.keys(projection).length === 0) return
  const project = compileProjection(projection, scope)
  const wanted = wantedOf(projection)
  return (raw, score) =>
    encode(project(decode(raw, wanted), { score, filter }))
}

export function readFind(ns: string, body: Body): FindSpec {
  const limit = body.integer('limit') ?? 0
  const filter = body.document('filter') ?? {}
  const sort = body.document('sort')
  const projection = body.document('projection')
  checkTextScore(filter, [sort, projection])
  return {
    ns,
    filter,
    sort,
    projection,
    skip: body.natural('skip'),
    limit: limit === 0 ? undefined : Math.abs(limit),
    hint: readHint(body),
    scope: scopeOfLet(body.document('let')),
  }
}
