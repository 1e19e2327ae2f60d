import type { Command } from '../dispatch/command.ts'

export const drop: Command = {
  async run({ ns }, { store }) {
    const nIndexesWas = store.collection(ns)?.indexes.length
    const isDropped = await store.dropCollection(ns)
    return isDropped ? { nIndexesWas, ns } : {}
  },
}
