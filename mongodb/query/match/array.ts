import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { isNumber } from '../../values/types.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import { isOperators } from './condition.ts'
import { arrayAt, type Matcher } from './leaf.ts'

type Path = readonly string[]

export function sizeIs(path: Path, operand: Value): Matcher {
  const size = isNumber(operand)
    ? toDouble(operand as NumberValue)
    : Number.NaN
  if (!Number.isInteger(size)) fail('Expected an integer', operand)
  if (size < 0) fail('Expected a non-negative number', operand)
  return arrayAt(
    path,
    value => Array.isArray(value) && value.length === size,
  )
}

function fail(what: string, operand: Value): never {
  throw new MongoError(
    'FailedToParse',
    `Failed to parse $size. ${what} in: $size: ${JSON.stringify(operand)}`,
  )
}

/** A single item must meet the whole condition; operators apply to scalars, too. */
export function elementMatch(
  path: Path,
  operand: Value,
  compileFilter: (filter: Document) => Matcher,
): Matcher {
  if (!isDocument(operand)) {
    throw new MongoError('BadValue', '$elemMatch needs an Object')
  }
  const matchesItem = itemMatcher(operand, compileFilter)
  return arrayAt(
    path,
    value => Array.isArray(value) && value.some(matchesItem),
  )
}

const logical = new Set(['$and', '$or', '$nor', '$expr', '$where'])

export function itemMatcher(
  condition: Document,
  compileFilter: (filter: Document) => Matcher,
): (item: Value) => boolean {
  const first = Object.keys(condition)[0]
  if (isOperators(condition) && !logical.has(first)) {
    const matches = compileFilter({ item: condition })
    return item => matches({ item: Array.isArray(item) ? [item] : item })
  }
  const matches = compileFilter(condition)
  return item => {
    if (isDocument(item)) return matches(item)
    return (
      Array.isArray(item) && matches({ ...item } as unknown as Document)
    )
  }
}
