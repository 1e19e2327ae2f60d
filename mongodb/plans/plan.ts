import type { Body } from '../dispatch/body.ts'
import type { Found, Results, Store } from '../storage/store.ts'

/** The part of a store that reads need; a scanning thread has no more. */
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

/** Documents as they are sent; `undefined` lets other requests run. */
export type Documents = Iterator<Uint8Array | undefined>

/** How a reading command is executed, on the main thread or on a scanning thread. */
export type ReadPlan = {
  documents(reader: Reader, database: string, body: Body): Documents
  /** Index entries and documents that the command has to look at. */
  work(reader: Reader, database: string, body: Body): number
}

export function iterateResults(
  results: Results,
): Iterable<Found | undefined> {
  return { [Symbol.iterator]: () => results }
}
