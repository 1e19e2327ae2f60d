import type { Query, Store } from '../../storage/store.ts'
import type { Document } from '../../values/value.ts'
import type { Documents } from './batch.ts'

/** What of a store reading needs; a worker has no more. */
export type Reader = Pick<
  Store,
  'query' | 'get' | 'collection' | 'count' | 'estimate' | 'explain'
>

export type FindSpec = Omit<Query, 'wanted'> & {
  ns: string
  projection?: Document
  isSingleBatch?: boolean
  variables?: Document
}

/** The documents that `find` answers with, as bytes; `undefined` for a breath. */
export function* findDocuments(
  reader: Reader,
  spec: FindSpec,
): Documents & Generator<Uint8Array | undefined> {
  for (const found of asIterable(reader.query(spec.ns, spec))) {
    yield found?.raw
  }
}

function asIterable<T>(iterator: Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: () => iterator }
}
