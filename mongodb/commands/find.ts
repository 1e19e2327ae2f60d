import { Long } from 'bson'
import { openCursor } from '../cursors/open-cursor.ts'
import { readSource } from '../cursors/read-source.ts'
import type { Body } from '../dispatch/body.ts'
import type { Command } from '../dispatch/command.ts'
import { checkCollation, refuse } from '../dispatch/refuse.ts'
import { MongoError } from '../errors.ts'
import { readFind } from '../plans/find.ts'
import { pointRead } from '../plans/point.ts'

export const find: Command = {
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'let',
    'collation',
    'allowDiskUse',
    'allowPartialResults',
    'noCursorTimeout',
    'max',
    'min',
    'returnKey',
    'showRecordId',
    'tailable',
    'awaitData',
    'oplogReplay',
  ],

  run(request, host) {
    host.counters.opcounters.query++
    const { ns, body } = request
    checkOptions(body)
    const spec = readFind(ns, body)
    const isSingleBatch =
      body.boolean('singleBatch') || (body.integer('limit') ?? 0) < 0
    const found = pointRead(host.store, spec, body.raw('filter'))
    if (found) return { cursor: { firstBatch: found, id: Long.ZERO, ns } }
    return openCursor(request, host, {
      ns,
      source: readSource(request, host),
      batchSize: body.natural('batchSize'),
      isSingleBatch,
      noCursorTimeout: body.boolean('noCursorTimeout'),
    })
  },
}

function checkOptions(body: Body) {
  if (body.boolean('tailable')) {
    throw new MongoError(
      'BadValue',
      'error processing query: tailable cursor requested on non capped collection',
    )
  }
  for (const option of ['returnKey', 'showRecordId']) {
    if (body.boolean(option)) refuse(`find with ${option}`)
  }
  for (const option of ['min', 'max']) {
    const bound = body.raw(option)
    if (bound && bound.length > 5) refuse(`find with ${option}`)
  }
  checkCollation(body)
}
