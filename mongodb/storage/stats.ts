import { statSync } from 'node:fs'
import type { Store } from './store.ts'
import type { StorageParts } from './transaction.ts'

/** How much there is: bytes of documents, bytes of the file, collections, documents. */
export function statsOf({
  catalog,
  environment,
}: StorageParts): ReturnType<Store['stats']> {
  const all = [...catalog.collections.values()]
  return {
    dataSize: all.reduce((sum, { bytes }) => sum + bytes, 0),
    storageSize: statSync(environment.file).size,
    collections: all.length,
    objects: all.reduce((sum, { count }) => sum + count, 0),
  }
}
