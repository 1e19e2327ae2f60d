import { ensureCollection } from '../commands/insert.ts'
import type { Host } from '../dispatch/host.ts'
import { clusterTime } from '../dispatch/host.ts'
import type { Request } from '../dispatch/request.ts'
import { MongoError } from '../errors.ts'
import { compileExpression } from '../query/expression.ts'
import { withConstants } from '../query/let.ts'
import { bind, type Scope } from '../query/scope.ts'
import type { Transaction } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import { missing, valuesAt } from '../values/path.ts'
import type { Document, Value } from '../values/value.ts'
import { compile } from './compile.ts'
import { checkMergeKey, type MergeSpec, readMerge } from './merge-spec.ts'
import { modify } from './modification.ts'
import { prepareInsert } from './prepare.ts'
import type { Sink } from './sink.ts'
import { firstOf } from './target.ts'

/** `$merge`: each document updates the target's document with equal `on` fields. */
export async function openMerge(
  { database }: Request,
  host: Host,
  value: Value,
): Promise<Sink> {
  const spec = readMerge(database, value)
  checkMergeKey(host.store, spec)
  await ensureCollection(host.store, spec.target)
  return {
    take: documents =>
      host.store.write(tx => {
        for (const raw of documents) mergeOne(tx, host, spec, raw)
      }),
    finish: async () => {},
    fail: async () => {},
  }
}

function mergeOne(
  tx: Transaction,
  host: Host,
  spec: MergeSpec,
  raw: Uint8Array,
) {
  const document = decode(raw)
  const filter = filterOf(spec, document)
  const found = filter && firstOf(tx, { ns: spec.target, filter })
  if (found && filter) matched(tx, host, spec, { document, filter, found })
  else unmatched(tx, host, spec, raw)
}

/** Undefined where the document has no `_id` yet, and so is new. */
function filterOf({ on }: MergeSpec, document: Document) {
  const filter: Document = {}
  for (const field of on) {
    const [value = missing] = valuesAt(document, field)
    if (value === missing && field === '_id') return undefined
    if (value === missing || value === null || Array.isArray(value)) {
      throw new MongoError(
        'Location51132',
        "$merge write error: 'on' field cannot be missing, null, undefined or an array",
      )
    }
    filter[field] = { $eq: value }
  }
  return filter
}

type Match = { document: Document; filter: Document; found: Uint8Array }

function matched(
  tx: Transaction,
  host: Host,
  spec: MergeSpec,
  match: Match,
) {
  const { whenMatched, target: ns } = spec
  if (whenMatched === 'keepExisting') return
  if (whenMatched === 'fail') {
    throw new MongoError(
      'DuplicateKey',
      `$merge found a document in ${ns} with the same values, and whenMatched is 'fail'`,
    )
  }
  const { document, filter, found } = match
  const compiled = compile({
    filter,
    update: updateOf(whenMatched, document),
    isMulti: false,
    scope: scopeOf(spec, document),
  })
  const modification = {
    ns,
    filter,
    compiled,
    isMulti: false,
    isUpsert: false,
  }
  modify(host, modification).change(tx, found)
}

/** `$$new`, or the variables that `let` computes from the new document. */
function scopeOf({ variables }: MergeSpec, document: Document): Scope {
  const scope = { now: new Date() }
  if (!variables) return withConstants(scope, { new: document })
  return Object.keys(variables).reduce((inner, name) => {
    const value = compileExpression(variables[name], scope)(document)
    return bind(inner, name, { value })
  }, scope as Scope)
}

function updateOf(
  whenMatched: string | Document[],
  document: Document,
): Value {
  if (typeof whenMatched !== 'string') return whenMatched
  if (whenMatched === 'replace') return document
  return [{ $replaceWith: { $mergeObjects: ['$$ROOT', '$$new'] } }]
}

function unmatched(
  tx: Transaction,
  host: Host,
  { whenNotMatched, target }: MergeSpec,
  raw: Uint8Array,
) {
  if (whenNotMatched === 'discard') return
  if (whenNotMatched === 'fail') {
    throw new MongoError(
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    )
  }
  const now = () => clusterTime(host.store)
  tx.insert(target, prepareInsert(Buffer.from(raw), now))
}
