import type { Store } from '../storage/store.ts'

/** A collection's bytes, by its share of the documents: only the sum is counted. */
export function sizeOf(store: Store, ns: string) {
  const { dataSize, objects } = store.stats()
  if (objects === 0) return 0
  return Math.round((dataSize / objects) * store.count(ns))
}
