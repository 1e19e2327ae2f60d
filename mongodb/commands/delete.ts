import { Body } from '../dispatch/body.ts'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import { checkCollation } from '../dispatch/refuse.ts'
import type { Request } from '../dispatch/request.ts'
import { refuseUnknownFields } from '../dispatch/unknown-fields.ts'
import { MongoError } from '../errors.ts'
import { readHint } from '../plans/hint.ts'
import { scopeOfLet } from '../query/let.ts'
import type { Transaction } from '../storage/store.ts'
import {
  nothing,
  statementOf,
  type WriteChange,
} from '../writing/change.ts'
import { answerOf, runStatements, workOf } from '../writing/statements.ts'
import type { Target } from '../writing/target.ts'
import { checkCount } from './insert.ts'

export const remove: Command = {
  fields: ['deletes', 'ordered', 'let', 'stmtId', 'stmtIds'],

  async run(request, host) {
    const { ns } = request
    const deletes = request.documents('deletes').map(readStatement)
    checkCount(deletes.length)
    host.counters.opcounters.delete += deletes.length
    const done = await runStatements(
      workOf(request, host, deletes.length, index =>
        deletion(request, host, ns, deletes[index]),
      ),
    )
    return answerOf(done)
  },
}

const statementFields = ['q', 'limit', 'hint', 'collation', 'sampleId']

function readStatement(raw: Buffer) {
  const body = new Body(raw)
  refuseUnknownFields(body, 'delete.deletes', statementFields)
  return body
}

function deletion(request: Request, host: Host, ns: string, body: Body) {
  checkCollation(body)
  const limit = body.integer('limit')
  const q = body.document('q')
  if (!q || limit === undefined) throw missing(q ? 'limit' : 'q')
  if (limit !== 0 && limit !== 1) {
    throw new MongoError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${limit}`,
    )
  }
  if (limit === 0 && request.retry) throw noRetry()
  const scope = scopeOfLet(request.body.document('let'))
  const target = { ns, filter: q, scope, hint: readHint(body) }
  return statementOf(host.store, removal(target, limit === 0))
}

export function removal(target: Target, isMulti: boolean): WriteChange {
  return {
    ...target,
    isMulti,
    change(tx: Transaction, raw: Uint8Array) {
      tx.remove(target.ns, raw)
      return { n: 1 }
    },
    otherwise: () => nothing,
  }
}

function missing(field: string) {
  return new MongoError(
    'IDLFailedToParse',
    `BSON field 'delete.deletes.${field}' is missing but a required field`,
  )
}

export function noRetry() {
  return new MongoError(
    'InvalidOptions',
    'Cannot use (or request) retryable writes with multi=true',
  )
}
