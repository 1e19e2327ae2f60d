import type { Body } from '../dispatch/body.ts'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import { checkCollation } from '../dispatch/refuse.ts'
import type { Request } from '../dispatch/request.ts'
import { MongoError } from '../errors.ts'
import { readHint } from '../plans/hint.ts'
import { scopeOfLet } from '../query/let.ts'
import { compileProjection } from '../query/projection.ts'
import { checkTextScore } from '../query/text-score.ts'
import { decode } from '../values/decode.ts'
import type { Document } from '../values/value.ts'
import type { Answer } from '../wire/writer.ts'
import { statementOf, type WriteChange } from '../writing/change.ts'
import { compile } from '../writing/compile.ts'
import type { Outcome } from '../writing/memo.ts'
import { modify } from '../writing/modification.ts'
import { runStatements, workOf } from '../writing/statements.ts'
import { removal } from './delete.ts'
import { ensureCollection } from './insert.ts'

export const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
    'stmtId',
    'bypassEmptyTsReplacement',
  ],

  async run(request, host) {
    const { ns, body } = request
    checkOptions(body)
    if (body.boolean('upsert')) await ensureCollection(host.store, ns)
    host.counters.opcounters.command++
    const done = await runStatements(
      workOf(request, host, 1, () =>
        statementOf(host.store, changeOf(request, host, ns)),
      ),
    )
    if (done.errors.length > 0) throw done.errors[0].error
    const outcome = done.outcomes[0] as Outcome
    return answer(outcome, body, done.retried[0])
  },
}

function answer(
  { n, upserted, value = null }: Outcome,
  body: Body,
  retriedStmtId: number | undefined,
): Answer {
  const lastErrorObject: Document = { n }
  if (!body.boolean('remove')) {
    lastErrorObject.updatedExisting = n > 0 && upserted === undefined
  }
  if (upserted !== undefined) lastErrorObject.upserted = upserted
  return { lastErrorObject, value, retriedStmtId }
}

function checkOptions(body: Body) {
  checkCollation(body)
  const isRemoval = body.boolean('remove')
  if (isRemoval && body.has('update')) {
    throw failed('Cannot specify both an update and remove=true')
  }
  if (isRemoval && body.boolean('upsert')) {
    throw failed('Cannot specify both upsert=true and remove=true')
  }
  if (isRemoval && body.boolean('new')) {
    throw failed(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    )
  }
  if (!isRemoval && !body.has('update')) {
    throw failed('Either an update or remove=true must be specified')
  }
}

const failed = (why: string) => new MongoError('FailedToParse', why)

function changeOf(request: Request, host: Host, ns: string): WriteChange {
  const { body } = request
  const scope = scopeOfLet(body.document('let'))
  const target = {
    ns,
    filter: body.document('query') ?? {},
    sort: body.document('sort'),
    hint: readHint(body),
    scope,
  }
  const fields = body.document('fields') ?? {}
  checkTextScore(target.filter, [fields, target.sort])
  const project = compileProjection(fields, scope)
  const show = (found: Document) =>
    project(found, { filter: target.filter })
  if (body.boolean('remove'))
    return showRemoved(removal(target, false), show)
  const compiled = compile({
    filter: target.filter,
    update: body.get('update'),
    isMulti: false,
    arrayFilters: body.array('arrayFilters') as Document[] | undefined,
    scope,
  })
  return modify(host, {
    ...target,
    compiled,
    isMulti: false,
    isUpsert: body.boolean('upsert') ?? false,
    show: { when: body.boolean('new') ? 'after' : 'before', project: show },
  })
}

function showRemoved(
  change: WriteChange,
  show: (found: Document) => Document,
): WriteChange {
  return {
    ...change,
    change(tx, raw) {
      const outcome = change.change(tx, raw)
      return { ...outcome, value: show(decode(raw)) }
    },
  }
}
