import { MongoError } from '../errors.ts'
import { isSamePattern } from '../planner/hint.ts'
import { compare } from '../values/compare.ts'
import type { Value } from '../values/value.ts'
import type { Index } from './index.ts'
import type { IndexSpec } from './store.ts'

/**
 * Whether this index exists already. Throws IndexOptionsConflict or
 * IndexKeySpecsConflict where a similar index exists.
 */
export function existsAlready(indexes: Index[], spec: IndexSpec): boolean {
  if (isSamePattern(spec.key, { _id: 1 })) return true
  const specs = indexes.map(index => index.spec)
  const named = specs.find(({ name }) => name === spec.name)
  const alike = specs.find(other => isAlike(other, spec))
  if (named && named === alike) return checkOptions(named, spec)
  if (alike) {
    throw conflict(
      `Index already exists with a different name: ${alike.name}`,
    )
  }
  if (named) throw nameTaken(spec)
  checkOneText(specs, spec)
  return false
}

function checkOptions(existing: IndexSpec, spec: IndexSpec): boolean {
  if (compare(sortedFields(existing), sortedFields(spec)) === 0) return true
  throw conflict(
    `An equivalent index already exists with the same name but different options. Requested index name: ${spec.name}`,
  )
}

function sortedFields(spec: IndexSpec): Value {
  const { hidden, ...rest } = spec
  return Object.fromEntries(
    Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Indexes differ by pattern, uniqueness, sparseness, partial filter or text weights. */
function isAlike(a: IndexSpec, b: IndexSpec): boolean {
  return (
    isSamePattern(a.key, b.key) &&
    (a.unique ?? false) === (b.unique ?? false) &&
    (a.sparse ?? false) === (b.sparse ?? false) &&
    compare(
      a.partialFilterExpression ?? null,
      b.partialFilterExpression ?? null,
    ) === 0 &&
    compare(a.weights ?? null, b.weights ?? null) === 0
  )
}

function checkOneText(specs: IndexSpec[], spec: IndexSpec) {
  const text = spec.key._fts && specs.find(({ key }) => key._fts)
  if (!text) return
  throw conflict(
    `only one text index per collection allowed, found existing text index "${text.name}"`,
  )
}

function conflict(message: string): MongoError {
  return new MongoError('IndexOptionsConflict', message)
}

function nameTaken({ name }: IndexSpec): MongoError {
  return new MongoError(
    'IndexKeySpecsConflict',
    `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${name}`,
  )
}
