import { namespace } from '../dispatch/namespace.ts'
import { MongoError } from '../errors.ts'
import type { Store } from '../storage/store.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'

export type MergeSpec = {
  target: string
  on: string[]
  whenMatched: string | Document[]
  whenNotMatched: string
  variables?: Document
}

const matchedModes = ['replace', 'keepExisting', 'merge', 'fail']
const unmatchedModes = ['insert', 'discard', 'fail']

/** Reads `$merge` (manual: "$merge (aggregation stage)"). */
export function readMerge(database: string, value: Value): MergeSpec {
  const spec = isDocument(value) ? value : { into: value }
  const on = spec.on ?? '_id'
  return {
    target: readTarget(database, spec.into),
    on: (Array.isArray(on) ? on : [on]).map(String),
    whenMatched: Array.isArray(spec.whenMatched)
      ? (spec.whenMatched as Document[])
      : readMode('whenMatched', spec.whenMatched ?? 'merge', matchedModes),
    whenNotMatched: readMode(
      'whenNotMatched',
      spec.whenNotMatched ?? 'insert',
      unmatchedModes,
    ),
    variables: isDocument(spec.let) ? spec.let : undefined,
  }
}

function readTarget(database: string, into: Value) {
  if (typeof into === 'string') return namespace(database, into)
  if (isDocument(into) && typeof into.coll === 'string') {
    return namespace(String(into.db ?? database), into.coll)
  }
  throw new MongoError(
    'Location51178',
    "$merge 'into' field must specify a 'coll' that is not empty",
  )
}

function readMode(field: string, mode: Value, modes: string[]) {
  if (typeof mode === 'string' && modes.includes(mode)) return mode
  throw new MongoError(
    'BadValue',
    `Enumeration value '${String(mode)}' for field '$merge.${field}' is not a valid value.`,
  )
}

/** The fields of `on` must be those of a unique index, so that a single document matches. */
export function checkMergeKey(store: Store, { target, on }: MergeSpec) {
  if (on.length === 1 && on[0] === '_id') return
  const wanted = [...on].sort().join()
  const found = store.collection(target)?.indexes.some(index => {
    const fields = Object.keys(index.key).sort().join()
    const isPartial = index.partialFilterExpression !== undefined
    return index.unique && !index.sparse && !isPartial && fields === wanted
  })
  if (found) return
  throw new MongoError(
    'Location51183',
    'Cannot find index to verify that join fields will be unique',
  )
}
