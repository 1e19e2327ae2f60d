import { MongoError } from '../../errors.ts'
import { equal } from '../../values/compare.ts'
import { isDocument, setField } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { isNumeric, typeNameOf } from './numbers.ts'

const any = Number.POSITIVE_INFINITY

/** Operators that read or put together arrays (manual: "Array Expression Operators"). */
export const arrays: Record<string, CompileOperator> = {
  $size: withArguments(1, 1, ([value]) => sizeOf(value)),
  $in: withArguments(2, 2, ([value, items]) => isIn(value, items)),
  $isArray: withArguments(1, 1, ([value]) => Array.isArray(value)),
  $arrayElemAt: withArguments(2, 2, ([items, place]) => at(items, place)),
  $first: withArguments(1, 1, ([items], name) => end(items, 0, name)),
  $last: withArguments(1, 1, ([items], name) => end(items, -1, name)),
  $concatArrays: withArguments(0, any, concatenate),
  $reverseArray: withArguments(1, 1, ([items]) => reverse(items)),
  $indexOfArray: withArguments(2, 4, indexOf),
  $range: withArguments(2, 3, range),
  $slice: withArguments(2, 3, slice),
  $arrayToObject: withArguments(1, 1, ([items]) => toObject(items)),
}

/** The array, null for nothing; anything else is refused. */
export function arrayOrNull(
  value: Argument,
  what: string,
  code: number,
): Value[] | null {
  if (Array.isArray(value)) return value
  if (isNullish(value)) return null
  throw new MongoError(`Location${code}`, `${what} ${typeNameOf(value)}`)
}

function sizeOf(value: Argument): number {
  if (Array.isArray(value)) return value.length
  const message = `The argument to $size must be an array, but was of type: ${typeNameOf(value)}`
  throw new MongoError('Location17124', message)
}

function isIn(value: Argument, items: Argument): boolean {
  if (!Array.isArray(items)) {
    const message = `$in requires an array as a second argument, found: ${typeNameOf(items)}`
    throw new MongoError('Location40081', message)
  }
  const wanted = value === missing ? undefined : value
  return items.some(item => equal(item, wanted))
}

function at(value: Argument, place: Argument): Argument {
  if (isNullish(value) || isNullish(place)) return null
  const what = "$arrayElemAt's first argument must be an array, but is"
  const items = arrayOrNull(value, what, 28689) as Value[]
  return itemAt(items, int(place, "$arrayElemAt's second argument", 28690))
}

function end(value: Argument, place: 0 | -1, name: string): Argument {
  const what = `${name}'s argument must be an array, but is`
  const items = arrayOrNull(value, what, 28689)
  return items && itemAt(items, place)
}

/** A negative place counts from the end; outside there is nothing. */
function itemAt(items: Value[], place: number): Argument {
  const i = place < 0 ? items.length + place : place
  return i >= 0 && i < items.length ? items[i] : missing
}

/** An integral 32-bit number of any type. */
export function int(value: Argument, what: string, code: number): number {
  if (!isNumeric(value)) {
    const message = `${what} must be a numeric value, but is ${typeNameOf(value)}`
    throw new MongoError(`Location${code}`, message)
  }
  const number = toDouble(value)
  if ((number | 0) === number) return number
  const message = `${what} must be representable as a 32-bit integer: ${number}`
  throw new MongoError(`Location${code + 1}`, message)
}

function concatenate(values: Argument[]): Argument {
  const result: Value[] = []
  for (const value of values) {
    const items = arrayOrNull(
      value,
      '$concatArrays only supports arrays, not',
      28664,
    )
    if (!items) return null
    for (const item of items) result.push(item)
  }
  return result
}

function reverse(value: Argument): Argument {
  const what =
    'The argument to $reverseArray must be an array, but was of type:'
  return arrayOrNull(value, what, 34435)?.toReversed() ?? null
}

function indexOf([value, wanted, from = 0, to]: Argument[]): Argument {
  const what = '$indexOfArray requires an array as a first argument, found:'
  const items = arrayOrNull(value, what, 40090)
  if (!items) return null
  const start = int(from, '$indexOfArray start', 40096)
  const stop =
    to === undefined ? items.length : int(to, '$indexOfArray end', 40096)
  if (start < 0 || stop < 0) {
    const message = `$indexOfArray requires a nonnegative starting index`
    throw new MongoError('Location40097', message)
  }
  const sought = wanted === missing ? undefined : wanted
  for (let i = start; i < Math.min(stop, items.length); i++) {
    if (equal(items[i], sought)) return i
  }
  return -1
}

const maxRange = 1_000_000

function range([first, last, step = 1]: Argument[]): Argument {
  const start = int(first, "$range's starting value", 34443)
  const stop = int(last, "$range's ending value", 34445)
  const by = int(step, "$range's step value", 34447)
  if (by === 0) {
    const message = '$range requires a non-zero step value'
    throw new MongoError('Location34449', message)
  }
  if ((stop - start) / by > maxRange) {
    const message = `$range would make more than ${maxRange} items`
    throw new MongoError('BadValue', message)
  }
  const result: Value[] = []
  for (let i = start; by > 0 ? i < stop : i > stop; i += by) result.push(i)
  return result
}

function slice([value, first, second]: Argument[]): Argument {
  if (isNullish(value) || isNullish(first)) return null
  const what = 'First argument to $slice must be an array, but is of type:'
  const items = arrayOrNull(value, what, 28724) as Value[]
  const start = int(first, 'Second argument to $slice', 28725)
  if (second === undefined) {
    return start < 0 ? items.slice(start) : items.slice(0, start)
  }
  if (isNullish(second)) return null
  const count = int(second, 'Third argument to $slice', 28727)
  if (count <= 0) {
    const message = `Third argument to $slice must be positive: ${count}`
    throw new MongoError('Location28729', message)
  }
  const from = start < 0 ? Math.max(items.length + start, 0) : start
  return items.slice(from, from + count)
}

/** From `[name, value]` pairs or `{k, v}` documents. */
function toObject(value: Argument): Argument {
  const what = '$arrayToObject requires an array input, found:'
  const items = arrayOrNull(value, what, 40386)
  if (!items) return null
  const result: Document = {}
  for (const item of items) {
    const [name, content] = pairOf(item)
    setField(result, name, content)
  }
  return result
}

function pairOf(item: Value): [string, Value] {
  const [name, content, ...more] = Array.isArray(item)
    ? item
    : isDocument(item)
      ? [item.k, item.v, ...Object.keys(item).slice(2)]
      : [undefined]
  if (
    typeof name === 'string' &&
    !name.includes('\0') &&
    more.length === 0
  ) {
    return [name, content]
  }
  const message =
    '$arrayToObject requires pairs of a string and a value, or documents {k, v}'
  throw new MongoError('Location40398', message)
}
