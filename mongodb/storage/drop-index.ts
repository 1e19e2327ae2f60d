import { MongoError } from '../errors.ts'
import type { Collection } from './catalog.ts'
import type { StorageParts, Writing } from './transaction.ts'

export function removeIndex(
  tx: Writing,
  collection: Collection,
  number: number,
) {
  const { catalog } = tx.parts
  collection.indexes = collection.indexes.filter(
    index => index.number !== number,
  )
  catalog.dropped.push(number)
  tx.isCatalogChanged = true
}

export function isHalfBuilt({ catalog }: StorageParts): boolean {
  const all = [...catalog.collections.values()]
  return all.some(({ indexes }) => indexes.some(index => index.isBuilding))
}

/** Takes out what a server that died left half built. */
export function dropHalfBuilt(tx: Writing) {
  for (const collection of tx.parts.catalog.collections.values()) {
    for (const { isBuilding, number } of collection.indexes) {
      if (isBuilding) removeIndex(tx, collection, number)
    }
  }
}

/** Throws IndexNotFound, or InvalidOptions for the index of `_id`. */
export function dropIndex(tx: Writing, ns: string, name: string) {
  const collection = tx.parts.catalog.collections.get(ns)
  if (!collection) {
    throw new MongoError('NamespaceNotFound', `ns not found ${ns}`)
  }
  if (name === '_id_') {
    throw new MongoError('InvalidOptions', 'cannot drop _id index')
  }
  const index = collection.indexes.find(({ spec }) => spec.name === name)
  if (!index) {
    throw new MongoError(
      'IndexNotFound',
      `index not found with name [${name}]`,
    )
  }
  removeIndex(tx, collection, index.number)
}
