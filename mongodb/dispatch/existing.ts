import { MongoError } from '../errors.ts'
import type { Store } from '../storage/store.ts'

/** The collection, or NamespaceNotFound. */
export function existing(store: Store, ns: string) {
  const collection = store.collection(ns)
  if (collection) return collection
  throw new MongoError('NamespaceNotFound', `ns does not exist: ${ns}`)
}
