import { MongoError } from '../errors.ts'
import { compileFilter } from '../query/match.ts'
import { isDocument } from '../values/document.ts'
import { toDouble } from '../values/exact.ts'
import { isNumber } from '../values/types.ts'
import type { Document, NumberValue, Value } from '../values/value.ts'
import { checkPartialFilter } from './partial-filter.ts'
import type { IndexSpec } from './store.ts'
import { normalizeText } from './text-spec.ts'

const known = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'expireAfterSeconds',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  'partialFilterExpression',
  'hidden',
])

/**
 * Checks the specification of an index and normalises it. Throws
 * CannotCreateIndex, InvalidIndexSpecificationOption …
 */
export function normalizeSpec(wanted: IndexSpec): IndexSpec {
  const entries = Object.entries(wanted).filter(
    ([, value]) => value !== undefined,
  )
  const unknown = entries.find(([option]) => !known.has(option))
  if (unknown)
    throw refuse(`The index option '${unknown[0]}' is not supported`)
  const { v, key, name, ...options } = Object.fromEntries(
    entries,
  ) as IndexSpec
  checkKey(key)
  checkOptions(key, options)
  const spec = {
    v: 2 as const,
    key,
    name: name ?? nameOf(key),
    ...flags(options),
  }
  return Object.values(key).includes('text') ? normalizeText(spec) : spec
}

/** `{a: 1, b: -1}` → `a_1_b_-1`. */
export function nameOf(key: Document): string {
  return Object.entries(key).flat().map(String).join('_')
}

function checkKey(key: Document) {
  if (Object.keys(key).length === 0)
    throw refuse('Index keys cannot be empty.')
  for (const [path, order] of Object.entries(key)) checkPart(path, order)
}

function checkPart(path: string, order: Value) {
  if (path === '' || path.split('.').includes('')) {
    throw refuse('Index keys cannot contain an empty field.')
  }
  if (order === 'text') return
  if (path.split('.').some(part => part.startsWith('$'))) {
    throw refuse(
      "Index key contains an illegal field name: field name starts with '$'.",
    )
  }
  if (typeof order === 'string')
    throw refuse(`Unknown index plugin '${order}'`)
  const number = isNumber(order) ? toDouble(order as NumberValue) : 0
  if (number === 0 || Number.isNaN(number)) {
    throw refuse(
      'Values in v:2 index key pattern cannot be of this type. Only numbers > 0, numbers < 0, and strings are allowed.',
    )
  }
}

function checkOptions(
  key: Document,
  options: Omit<IndexSpec, 'key' | 'name' | 'v'>,
) {
  const { expireAfterSeconds: seconds, partialFilterExpression: filter } =
    options
  if (seconds !== undefined && !isNumber(seconds)) {
    throw new MongoError(
      'TypeMismatch',
      "TTL index 'expireAfterSeconds' option must be numeric",
    )
  }
  if (seconds !== undefined && !(toDouble(seconds as NumberValue) >= 0)) {
    throw refuse(
      "TTL index 'expireAfterSeconds' option must be within an acceptable range",
    )
  }
  if (seconds !== undefined && Object.keys(key).length > 1) {
    throw refuse(
      'TTL indexes are single-field indexes, compound indexes do not support TTL',
    )
  }
  if (filter === undefined) return
  if (options.sparse) {
    throw refuse(
      'cannot mix "partialFilterExpression" and "sparse" options',
    )
  }
  if (!isDocument(filter)) {
    throw new MongoError(
      'TypeMismatch',
      'partialFilterExpression must be an object',
    )
  }
  compileFilter(filter)
  checkPartialFilter(filter)
}

/** What is false is as good as not there. */
function flags<T extends Document>(options: T): T {
  const kept = Object.entries(options).filter(
    ([option, value]) => value !== false || !isFlag(option),
  )
  return Object.fromEntries(kept) as T
}

const isFlag = (option: string) => /^(unique|sparse|hidden)$/.test(option)

function refuse(message: string): MongoError {
  return new MongoError('CannotCreateIndex', message)
}
