import type { Command } from '../dispatch/command.ts'

export const drop: Command = {
  async run({ ns }, { store }) {
    const nIndexesWas = store.collection(ns)?.indexes.length
    const isDropped = await store.dropCollection(ns)
    return isDropped ? { nIndexesWas, ns } : {}
  },
}

export const dropDatabase: Command = {
  fields: [],

  async run({ database }, { store }) {
    const existed = store.collections(database).length > 0
    await store.dropDatabase(database)
    return existed ? { dropped: database } : {}
  },
}
