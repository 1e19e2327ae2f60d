import { UUID } from 'bson'
import { answerList, filtered } from '../cursors/listing.ts'
import type { Command } from '../dispatch/command.ts'
import type { CollectionInfo } from '../storage/store.ts'
import type { Document } from '../values/value.ts'

export const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],

  run(request, host) {
    const { database, body } = request
    const items = host.store
      .collections(database)
      .map(info => describe(info, database))
    const found = filtered(request, items)
    const shown = body.boolean('nameOnly')
      ? found.map(({ name, type }) => ({ name, type }))
      : found
    const ns = `${database}.$cmd.listCollections`
    return answerList(request, host, ns, shown)
  },
}

function describe(info: CollectionInfo, database: string): Document {
  const { ns, uuid, options, indexes } = info
  const idIndex = indexes.find(({ name }) => name === '_id_')
  return {
    name: ns.slice(database.length + 1),
    type: 'collection',
    options,
    info: { readOnly: false, uuid: new UUID(uuid) },
    idIndex: idIndex ?? { v: 2, key: { _id: 1 }, name: '_id_' },
  }
}
