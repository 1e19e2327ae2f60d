import type { Command } from '../dispatch/command.ts'

export const dropDatabase: Command = {
  fields: [],

  async run({ database }, { store }) {
    const existed = store.collections(database).length > 0
    await store.dropDatabase(database)
    return existed ? { dropped: database } : {}
  },
}
