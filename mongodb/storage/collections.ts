import { MongoError } from '../errors.ts'
import type { Document } from '../values/value.ts'
import type { Collection } from './catalog.ts'
import type { Writing } from './transaction.ts'

export function createCollection(
  tx: Writing,
  ns: string,
  options: Document,
) {
  tx.parts.catalog.add(ns, options)
  tx.isCatalogChanged = true
}

export function dropCollection(tx: Writing, ns: string): boolean {
  const collection = tx.parts.catalog.collections.get(ns)
  if (!collection) return false
  remove(tx, collection)
  return true
}

export function dropDatabase(tx: Writing, database: string) {
  const mine = collectionsOf(tx, database)
  if (mine.length === 0) return
  for (const collection of mine) remove(tx, collection)
  log(tx, 'dropDatabase', `${database}.`)
}

export function renameCollection(
  tx: Writing,
  from: string,
  to: string,
  dropTarget: boolean,
) {
  const { collections } = tx.parts.catalog
  const source = collections.get(from)
  const target = collections.get(to)
  if (!source) {
    throw new MongoError(
      'NamespaceNotFound',
      `Source collection ${from} does not exist`,
    )
  }
  if (target && !dropTarget) {
    throw new MongoError('NamespaceExists', 'target namespace exists')
  }
  if (target) forget(tx, target)
  collections.delete(from)
  collections.set(to, Object.assign(source, { ns: to }))
  tx.isCatalogChanged = true
  const at = new Date(tx.parts.now())
  tx.parts.log.add({ operation: 'rename', ns: from, to, at })
}

function collectionsOf(tx: Writing, database: string): Collection[] {
  const all = [...tx.parts.catalog.collections.values()]
  return all.filter(({ ns }) => ns.startsWith(`${database}.`))
}

function remove(tx: Writing, collection: Collection) {
  forget(tx, collection)
  log(tx, 'drop', collection.ns)
}

function forget(tx: Writing, collection: Collection) {
  tx.parts.catalog.remove(collection)
  tx.counted.delete(collection)
  tx.isCatalogChanged = true
}

function log(tx: Writing, operation: 'drop' | 'dropDatabase', ns: string) {
  tx.parts.log.add({ operation, ns, at: new Date(tx.parts.now()) })
}
