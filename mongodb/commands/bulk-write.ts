import { answerList } from '../cursors/listing.ts'
import { Body } from '../dispatch/body.ts'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import { clusterTime } from '../dispatch/host.ts'
import { readNamespace } from '../dispatch/namespace.ts'
import { checkCollation } from '../dispatch/refuse.ts'
import type { Request } from '../dispatch/request.ts'
import { refuseUnknownFields } from '../dispatch/unknown-fields.ts'
import { MongoError } from '../errors.ts'
import { readHint } from '../plans/hint.ts'
import { scopeOfLet } from '../query/let.ts'
import type { Document, Value } from '../values/value.ts'
import { statementOf } from '../writing/change.ts'
import { checkSizes, prepareInsert } from '../writing/prepare.ts'
import type { Outcomes, Statement } from '../writing/statement.ts'
import { runStatements, workOf } from '../writing/statements.ts'
import { noRetry, removal } from './delete.ts'
import { checkCount, ensureCollection } from './insert.ts'
import { modification } from './update.ts'

type Kind = 'insert' | 'update' | 'delete'
type Operation = { kind: Kind; ns: string; body: Body }

/** MongoDB 8's `bulkWrite`: inserts, updates and deletes over several collections. */
export const bulkWrite: Command = {
  adminOnly: true,
  fields: [
    'ops',
    'nsInfo',
    'ordered',
    'errorsOnly',
    'cursor',
    'bypassDocumentValidation',
    'let',
    'stmtId',
    'stmtIds',
    'bypassEmptyTsReplacement',
  ],

  async run(request, host) {
    const { body } = request
    const operations = readOperations(request)
    checkCount(operations.length)
    await createCollections(host, operations)
    const done = await runStatements(
      workOf(request, host, operations.length, index =>
        statement(request, host, operations[index]),
      ),
    )
    const results = resultsOf(operations, done)
    const shown = body.boolean('errorsOnly')
      ? results.filter(({ code }) => code !== undefined)
      : results
    const ns = 'admin.$cmd.bulkWrite'
    const answer = await answerList(request, host, ns, shown)
    return { ...answer, ...countsOf(operations, done) }
  },
}

const operationFields: Record<Kind, string[]> = {
  insert: ['insert', 'document'],
  update: [
    ...['update', 'filter', 'updateMods', 'multi', 'upsert', 'sort'],
    ...['arrayFilters', 'hint', 'constants', 'collation'],
    ...['upsertSupplied', 'sampleId'],
  ],
  delete: ['delete', 'filter', 'multi', 'hint', 'collation', 'sampleId'],
}

function readOperations(request: Request): Operation[] {
  const namespaces = request
    .documents('nsInfo')
    .map(raw => readNamespace(new Body(raw).string('ns') ?? ''))
  return request.documents('ops').map(raw => {
    const body = new Body(raw)
    const kind = body.name as Kind
    if (kind !== 'insert' && kind !== 'update' && kind !== 'delete') {
      throw new MongoError(
        'IDLUnknownField',
        `BSON field 'bulkWrite.ops.${kind}' is an unknown field.`,
      )
    }
    refuseUnknownFields(body, 'bulkWrite.ops', operationFields[kind])
    const ns = namespaces[body.natural(kind) ?? -1]
    if (ns) return { kind, ns, body }
    throw new MongoError(
      'BadValue',
      'BulkWrite ops entry has an invalid nsInfo index',
    )
  })
}

async function createCollections({ store }: Host, operations: Operation[]) {
  for (const { kind, ns, body } of operations) {
    const creates = kind === 'insert' || body.boolean('upsert')
    if (creates && !store.collection(ns)) await ensureCollection(store, ns)
  }
}

function statement(
  request: Request,
  host: Host,
  { kind, ns, body }: Operation,
): Statement {
  host.counters.opcounters[kind]++
  if (kind === 'insert') return insertion(host, ns, body)
  checkCollation(body)
  const isMulti = body.boolean('multi') ?? false
  if (isMulti && request.retry) throw noRetry()
  const scope = scopeOfLet(request.body.document('let'))
  const filter = body.document('filter') ?? {}
  const target = { ns, filter, scope, hint: readHint(body) }
  if (kind === 'delete') {
    return statementOf(host.store, removal(target, isMulti))
  }
  return modification(host, target, body, {
    isMulti,
    update: body.get('updateMods'),
    constants: body.document('constants'),
  })
}

function insertion(host: Host, ns: string, body: Body): Statement {
  const raw = body.raw('document')
  if (!raw)
    throw new MongoError('IDLFailedToParse', 'an insert has no document')
  checkSizes([raw])
  return {
    apply(tx) {
      tx.insert(
        ns,
        prepareInsert(raw, () => clusterTime(host.store)),
      )
      return { n: 1 }
    },
  }
}

function resultsOf(operations: Operation[], done: Outcomes): Document[] {
  const results: Document[] = []
  done.outcomes.forEach((outcome, idx) => {
    if (!outcome) return
    const { n, nModified, upserted } = outcome
    const result: Document = { ok: 1, idx, n }
    if (operations[idx].kind === 'update') result.nModified = nModified ?? 0
    if (upserted !== undefined) result.upserted = { _id: upserted }
    results[idx] = result
  })
  for (const { index: idx, error } of done.errors) {
    const { code, message: errmsg, fields } = error
    const rest = fields as Record<string, Value>
    results[idx] = { ok: 0, idx, code, errmsg, ...rest, n: 0 }
  }
  return results.filter(result => result !== undefined)
}

function countsOf(operations: Operation[], { outcomes, errors }: Outcomes) {
  const counts = {
    nErrors: errors.length,
    nInserted: 0,
    nMatched: 0,
    nModified: 0,
    nUpserted: 0,
    nDeleted: 0,
  }
  outcomes.forEach((outcome, index) => {
    if (!outcome) return
    const { n, nModified = 0, upserted } = outcome
    const { kind } = operations[index]
    if (kind === 'insert') counts.nInserted += n
    else if (kind === 'delete') counts.nDeleted += n
    else if (upserted !== undefined) counts.nUpserted += n
    else counts.nMatched += n
    counts.nModified += nModified
  })
  return counts
}
