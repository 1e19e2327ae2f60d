import type { Command } from '../dispatch/command.ts'
import { existing } from '../dispatch/existing.ts'
import { MongoError } from '../errors.ts'
import type { CollectionInfo } from '../storage/store.ts'
import { equal } from '../values/compare.ts'
import { isDocument } from '../values/document.ts'
import type { Value } from '../values/value.ts'

export const dropIndexes: Command = {
  fields: ['index'],

  async run({ ns, body }, { store }) {
    const collection = existing(store, ns)
    const names = namesOfIndexes(collection, body.get('index'))
    if (names.includes('_id_')) {
      throw new MongoError('InvalidOptions', 'cannot drop _id index')
    }
    const nIndexesWas = collection.indexes.length
    for (const name of names) await store.dropIndex(ns, name)
    return { nIndexesWas }
  },
}

function namesOfIndexes(
  collection: CollectionInfo,
  index: Value,
): string[] {
  const { indexes } = collection
  if (index === '*') {
    return indexes.map(({ name }) => name).filter(name => name !== '_id_')
  }
  if (Array.isArray(index)) {
    return index.map(name => nameOf(collection, name))
  }
  return [nameOf(collection, index)]
}

function nameOf({ indexes }: CollectionInfo, index: Value) {
  const found = indexes.find(({ name, key }) =>
    isDocument(index) ? equal(key, index) : name === index,
  )
  if (found) return found.name
  const shown = isDocument(index) ? JSON.stringify(index) : `[${index}]`
  throw new MongoError(
    'IndexNotFound',
    isDocument(index)
      ? `can't find index with key: ${shown}`
      : `index not found with name ${shown}`,
  )
}
