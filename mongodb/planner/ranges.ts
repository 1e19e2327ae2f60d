import { BSONRegExp } from 'bson'
import { isOperators, isRegex } from '../query/match/condition.ts'
import { regexParts, typeRank } from '../values/compare.ts'
import { isDocument } from '../values/document.ts'
import { toDouble } from '../values/exact.ts'
import { isNumber } from '../values/types.ts'
import type { Document, NumberValue, Value } from '../values/value.ts'
import {
  type End,
  everything,
  type Interval,
  interval,
  kind,
  point,
  union,
} from './interval.ts'
import { literalPrefix } from './regex-prefix.ts'

type PathRanges = {
  intervals: Interval[]
  matchesMissing: boolean
  isExact: boolean
}

/** The index keys that `{path: {operator: operand}}` may match; undefined where any key may. */
export function rangesOf(
  operator: string,
  operand: Value,
  beside?: Document,
): PathRanges | undefined {
  switch (operator) {
    case '$eq':
      return equal(operand)
    case '$in':
      return Array.isArray(operand) ? anyOf(operand) : undefined
    case '$all':
      return Array.isArray(operand) ? allOf(operand) : undefined
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return compared(operator, operand)
    case '$regex':
      return matching(operand, beside?.$options)
    case '$exists':
      return existing(operand)
    default:
      return undefined
  }
}

function equal(value: Value): PathRanges | undefined {
  if (value === undefined) return undefined
  if (value === null) return nullish()
  if (Array.isArray(value)) return equalArray(value)
  if (isRegex(value)) return matching(value)
  const intervals = [point(value)]
  return { intervals, matchesMissing: false, isExact: !isDocument(value) }
}

/** Null means null, undefined or no such field. */
function nullish(): PathRanges {
  const intervals = union([point(undefined), point(null)])
  return { intervals, matchesMissing: true, isExact: false }
}

/** An index holds an array's items: an equal array is found by its first item or inside another. */
function equalArray(value: Value[]): PathRanges {
  const intervals = union([point(value), point(value[0])])
  return { intervals, matchesMissing: false, isExact: false }
}

function anyOf(values: Value[]): PathRanges | undefined {
  const all = values.map(equal)
  const known = all.filter(ranges => ranges !== undefined)
  if (known.length < all.length) return undefined
  return {
    intervals: union(known.flatMap(({ intervals }) => intervals)),
    matchesMissing: known.some(({ matchesMissing }) => matchesMissing),
    isExact: known.every(({ isExact }) => isExact),
  }
}

/** Any of the items narrows the search; the filter checks the others. */
function allOf(values: Value[]): PathRanges | undefined {
  const simple = values.find(
    value => !isOperators(value) && !isRegex(value),
  )
  const ranges = simple === undefined ? undefined : equal(simple)
  return ranges && { ...ranges, isExact: false }
}

function compared(operator: string, value: Value): PathRanges | undefined {
  if (value === null) return operator.endsWith('e') ? nullish() : undefined
  if (!isOrdered(value)) return undefined
  const isOpen = operator === '$gt' || operator === '$lt'
  const end: End = { at: 'value', value, isOpen }
  const edge: End = { at: 'kind', of: value }
  const one = operator.startsWith('$gt')
    ? interval(end, edge)
    : interval(isNumber(value) ? lowest : edge, end)
  return { intervals: [one], matchesMissing: false, isExact: true }
}

/** NaN sorts below all numbers but is less than none. */
const lowest: End = {
  at: 'value',
  value: Number.NEGATIVE_INFINITY,
  isOpen: false,
}

/** Types whose comparisons match only the same type, stored as one contiguous range. */
const orderedRanks = new Set(
  [0, '', new Date(0), true].map(value => typeRank(value)),
)

function isOrdered(value: Value): boolean {
  if (isNumber(value)) return !Number.isNaN(toDouble(value as NumberValue))
  const name = (value as { _bsontype?: string } | undefined)?._bsontype
  if (name === 'ObjectId' || name === 'Timestamp') return true
  return value !== undefined && orderedRanks.has(typeRank(value))
}

/** Text that may match the pattern, and equal regular expressions. */
function matching(pattern: Value, options?: Value): PathRanges | undefined {
  const [source, own] =
    typeof pattern === 'string' ? [pattern, ''] : partsOf(pattern)
  if (source === undefined) return undefined
  const prefix = literalPrefix(source, String(options ?? own))
  const texts = prefix === '' ? kind('') : beginningWith(prefix)
  const intervals = union([texts, kind(new BSONRegExp('x'))])
  return { intervals, matchesMissing: false, isExact: false }
}

function partsOf(pattern: Value): [string | undefined, string] {
  return isRegex(pattern) ? regexParts(pattern) : [undefined, '']
}

function beginningWith(prefix: string): Interval {
  const last = prefix.charCodeAt(prefix.length - 1)
  const beyond = prefix.slice(0, -1) + String.fromCharCode(last + 1)
  return interval(
    { at: 'value', value: prefix, isOpen: false },
    { at: 'value', value: beyond, isOpen: true },
  )
}

function existing(operand: Value): PathRanges | undefined {
  const isWanted = operand !== false && operand !== 0 && operand !== null
  if (!isWanted) return undefined
  return { intervals: [everything], matchesMissing: false, isExact: false }
}
