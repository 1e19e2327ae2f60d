import { MongoError } from '../../errors.ts'
import { types } from '../../wire/elements.ts'
import type { Body } from '../body.ts'
import type { Command } from '../command.ts'
import type { Host } from '../host.ts'
import type { Request } from '../request.ts'
import { openCursor } from './answer.ts'
import { Gatherer } from './batch.ts'
import { type FindSpec, findDocuments } from './execute.ts'
import { checkCollation, refuse } from './refuse.ts'

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
    return openCursor(request, host, {
      ns,
      source: sourceOf(request, host, spec),
      batchSize: body.natural('batchSize'),
      isSingleBatch: body.boolean('singleBatch') || spec.isSingleBatch,
      noCursorTimeout: body.boolean('noCursorTimeout'),
    })
  },
}

function sourceOf(_request: Request, host: Host, spec: FindSpec) {
  return new Gatherer(findDocuments(host.store, spec))
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

export function readFind(ns: string, body: Body): FindSpec {
  const limit = body.integer('limit') ?? 0
  return {
    ns,
    filter: body.document('filter') ?? {},
    sort: body.document('sort'),
    projection: body.document('projection'),
    skip: body.natural('skip'),
    limit: limit === 0 ? undefined : Math.abs(limit),
    isSingleBatch: limit < 0,
    hint: readHint(body),
    variables: body.document('let'),
  }
}

/** An index by name or by key pattern. */
export function readHint(body: Body) {
  const element = body.element('hint')
  if (element?.type === types.string) return body.string('hint')
  const pattern = body.document('hint')
  return pattern && Object.keys(pattern).length > 0 ? pattern : undefined
}
