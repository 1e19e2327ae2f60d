import { Body } from '../dispatch/body.ts'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import { checkCollation } from '../dispatch/refuse.ts'
import type { Request } from '../dispatch/request.ts'
import { refuseUnknownFields } from '../dispatch/unknown-fields.ts'
import { MongoError } from '../errors.ts'
import { readHint } from '../plans/hint.ts'
import { scopeOfLet, withConstants } from '../query/let.ts'
import type { Scope } from '../query/scope.ts'
import type { Document, Value } from '../values/value.ts'
import type { Answer } from '../wire/writer.ts'
import { statementOf } from '../writing/change.ts'
import { compile } from '../writing/compile.ts'
import { modify } from '../writing/modification.ts'
import type { Outcomes } from '../writing/statement.ts'
import {
  answerOf,
  runStatements,
  total,
  workOf,
} from '../writing/statements.ts'
import type { Target } from '../writing/target.ts'
import { noRetry } from './delete.ts'
import { checkCount, ensureCollection } from './insert.ts'

export const update: Command = {
  fields: [
    'updates',
    'ordered',
    'bypassDocumentValidation',
    'let',
    'stmtId',
    'stmtIds',
    'bypassEmptyTsReplacement',
  ],

  async run(request, host) {
    const { ns } = request
    const updates = request.documents('updates').map(readStatement)
    checkCount(updates.length)
    host.counters.opcounters.update += updates.length
    if (updates.some(body => body.boolean('upsert'))) {
      await ensureCollection(host.store, ns)
    }
    const done = await runStatements(
      workOf(request, host, updates.length, index =>
        updateOf(request, host, ns, updates[index]),
      ),
    )
    return answer(done)
  },
}

const statementFields = [
  ...['q', 'u', 'c', 'multi', 'upsert', 'collation', 'arrayFilters'],
  ...['hint', 'sort', 'upsertSupplied', 'sampleId'],
]

function readStatement(raw: Buffer) {
  const body = new Body(raw)
  refuseUnknownFields(body, 'update.updates', statementFields)
  return body
}

function answer(done: Outcomes): Answer {
  const upserted: Document[] = []
  done.outcomes.forEach((outcome, index) => {
    const _id = outcome?.upserted
    if (_id !== undefined) upserted.push({ index, _id })
  })
  return {
    ...answerOf(done),
    nModified: total(done, 'nModified'),
    upserted: upserted.length > 0 ? upserted : undefined,
  }
}

function updateOf(request: Request, host: Host, ns: string, body: Body) {
  checkCollation(body)
  const q = body.document('q')
  const isMulti = body.boolean('multi') ?? false
  if (!q || !body.has('u')) throw missing(q ? 'u' : 'q')
  if (isMulti && request.retry) throw noRetry()
  const scope = scopeOfLet(request.body.document('let'))
  const target = { ns, filter: q, scope, hint: readHint(body) }
  return modification(host, target, body, {
    isMulti,
    update: body.get('u'),
    constants: body.document('c'),
  })
}

/** The statement of an update; its commands name two of the fields differently. */
export function modification(
  host: Host,
  target: Target & { scope: Scope },
  body: Body,
  {
    isMulti,
    update,
    constants,
  }: { isMulti: boolean; update: Value; constants?: Document },
) {
  const compiled = compile({
    filter: target.filter,
    update,
    isMulti,
    arrayFilters: body.array('arrayFilters') as Document[] | undefined,
    scope: withConstants(target.scope, constants),
  })
  const change = modify(host, {
    ...target,
    sort: body.document('sort'),
    compiled,
    isMulti,
    isUpsert: body.boolean('upsert') ?? false,
  })
  return statementOf(host.store, change)
}

function missing(field: string) {
  return new MongoError(
    'IDLFailedToParse',
    `BSON field 'update.updates.${field}' is missing but a required field`,
  )
}
