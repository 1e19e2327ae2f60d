import { MongoError } from '../../errors.ts'
import { equal } from '../../values/compare.ts'
import { toDouble } from '../../values/exact.ts'
import { missing } from '../../values/path.ts'
import type { Value } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, type Compile, withArguments } from './arguments.ts'
import { isNumeric, nameOf } from './numbers.ts'

/** Operators that read or put together arrays (manual: "Array Expression Operators"). */
export const arrays: Record<string, Compile> = {
  $size: withArguments(1, 1, ([value]) => sizeOf(value)),
  $in: withArguments(2, 2, ([value, items]) => isIn(value, items)),
  $isArray: withArguments(1, 1, ([value]) => Array.isArray(value)),
  $arrayElemAt: withArguments(2, 2, ([items, place]) => at(items, place)),
  $concatArrays: withArguments(0, Number.POSITIVE_INFINITY, concatenate),
}

function sizeOf(value: Argument): number {
  if (Array.isArray(value)) return value.length
  const message = `The argument to $size must be an array, but was of type: ${nameOf(value)}`
  throw new MongoError('Location17124', message)
}

function isIn(value: Argument, items: Argument): boolean {
  if (!Array.isArray(items)) {
    const message = `$in requires an array as a second argument, found: ${nameOf(items)}`
    throw new MongoError('Location40081', message)
  }
  const wanted = value === missing ? undefined : value
  return items.some(item => equal(item, wanted))
}

function at(items: Argument, place: Argument): Argument {
  if (isNullish(items) || isNullish(place)) return null
  if (!Array.isArray(items)) {
    const message = `$arrayElemAt's first argument must be an array, but is ${nameOf(items)}`
    throw new MongoError('Location28689', message)
  }
  const i = wholeNumber(place, "$arrayElemAt's second argument", 28690)
  return itemAt(items, i)
}

/** A negative place counts from the end; outside there is nothing. */
export function itemAt(items: Value[], place: number): Argument {
  const i = place < 0 ? items.length + place : place
  return i >= 0 && i < items.length ? items[i] : missing
}

/** An integral 32-bit number of any type. */
export function wholeNumber(
  value: Argument,
  what: string,
  code: number,
): number {
  if (!isNumeric(value)) {
    const message = `${what} must be a numeric value, but is ${nameOf(value)}`
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
    if (isNullish(value)) return null
    if (!Array.isArray(value)) {
      const message = `$concatArrays only supports arrays, not ${nameOf(value)}`
      throw new MongoError('Location28664', message)
    }
    for (const item of value) result.push(item)
  }
  return result
}
