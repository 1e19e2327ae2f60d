import { MongoError } from '../errors.ts'
import type { Document } from '../values/value.ts'
import type { IndexSpec } from './store.ts'

/** A text index as MongoDB shows it: its fields are told by their weights. */
export function normalizeText(spec: IndexSpec): IndexSpec {
  const { key, weights, ...rest } = spec
  if (Object.keys(key).some(path => !isTextPart(path, key))) {
    throw new MongoError(
      'CannotCreateIndex',
      'Text indexes with further ascending or descending keys are not supported',
    )
  }
  return {
    ...rest,
    key: { _fts: 'text', _ftsx: 1 },
    weights: weightsOf(key, weights),
    default_language: rest.default_language ?? 'english',
    language_override: rest.language_override ?? 'language',
    textIndexVersion: 3,
  }
}

function isTextPart(path: string, key: Document): boolean {
  return key[path] === 'text' || (path === '_ftsx' && key._fts === 'text')
}

/** Every field weighs 1 unless told otherwise; sorted by name. */
function weightsOf(key: Document, given: Document = {}): Document {
  const weights: Document = { ...given }
  for (const path of Object.keys(key)) {
    if (path !== '_fts' && path !== '_ftsx') weights[path] ??= 1
  }
  for (const weight of Object.values(weights)) checkWeight(weight as number)
  const sorted = Object.entries(weights).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return Object.fromEntries(sorted)
}

function checkWeight(weight: number) {
  if (weight > 0 && weight < 1_000_000_000) return
  throw new MongoError(
    'CannotCreateIndex',
    'text index weight must be in the exclusive interval (0,1000000000)',
  )
}
