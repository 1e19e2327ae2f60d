import type { Body } from '../dispatch/body.ts'
import type { Command } from '../dispatch/command.ts'
import { namespace } from '../dispatch/request.ts'
import { MongoError } from '../errors.ts'

export const renameCollection: Command = {
  adminOnly: true,
  fields: ['to', 'dropTarget'],

  async run({ body }, { store }) {
    const from = readNamespace(body, 'renameCollection')
    const to = readNamespace(body, 'to')
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

function readNamespace(body: Body, field: string) {
  const name = body.string(field) ?? ''
  const dot = name.indexOf('.')
  return namespace(name.slice(0, Math.max(dot, 0)), name.slice(dot + 1))
}
