import type { Command } from '../dispatch/command.ts'
import { sizeOf } from './sizes.ts'

export const dbStats: Command = {
  fields: ['scale', 'freeStorage'],

  run({ database, body }, { store }) {
    const scale = body.integer('scale') ?? 1
    const collections = store.collections(database)
    let objects = 0
    let size = 0
    let indexes = 0
    for (const collection of collections) {
      objects += store.count(collection.ns)
      size += sizeOf(store, collection.ns)
      indexes += collection.indexes.length
    }
    return {
      db: database,
      collections: collections.length,
      views: 0,
      objects,
      avgObjSize: objects > 0 ? size / objects : 0,
      dataSize: size / scale,
      indexes,
      scaleFactor: scale,
    }
  },
}
