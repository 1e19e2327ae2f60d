import type { Command } from '../dispatch/command.ts'
import { readNamespace } from '../dispatch/namespace.ts'
import { MongoError } from '../errors.ts'

export const renameCollection: Command = {
  adminOnly: true,
  fields: ['to', 'dropTarget'],

  async run({ body }, { store }) {
    const from = readNamespace(body.string('renameCollection') ?? '')
    const to = readNamespace(body.string('to') ?? '')
    const dropTarget = body.boolean('dropTarget') ?? false
    if (!store.collection(from)) {
      throw new MongoError(
        'NamespaceNotFound',
        `Source collection ${from} does not exist`,
      )
    }
    if (from === to) {
      throw new MongoError(
        'IllegalOperation',
        "Can't rename a collection to itself",
      )
    }
    if (store.collection(to) && !dropTarget) {
      throw new MongoError('NamespaceExists', 'target namespace exists')
    }
    await store.renameCollection(from, to, dropTarget)
    return {}
  },
}
