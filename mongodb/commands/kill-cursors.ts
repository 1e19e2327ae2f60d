import { Long } from 'bson'
import type { Command } from '../dispatch/command.ts'
import { MongoError } from '../errors.ts'

export const killCursors: Command = {
  fields: ['cursors'],

  run({ body }, host) {
    const ids = body.array('cursors')
    if (!ids) {
      throw new MongoError(
        'IDLFailedToParse',
        "BSON field 'killCursors.cursors' is missing but a required field",
      )
    }
    const killed: Long[] = []
    const notFound: Long[] = []
    for (const id of ids) {
      const long = id instanceof Long ? id : Long.fromNumber(Number(id))
      const list = host.cursors.close(long.toBigInt()) ? killed : notFound
      list.push(long)
    }
    return {
      cursorsKilled: killed,
      cursorsNotFound: notFound,
      cursorsAlive: [],
      cursorsUnknown: [],
    }
  },
}
