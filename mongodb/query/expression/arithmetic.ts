import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import {
  add,
  divide,
  double,
  modulo,
  multiply,
  subtract,
} from '../../values/arithmetic.ts'
import { toDouble } from '../../values/exact.ts'
import type { NumberValue } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { isNumeric, numeric, typeNameOf } from './numbers.ts'

/** `$add`, `$divide` … with MongoDB's result types (manual: "Arithmetic Expression Operators"). */
export const arithmetic: Record<string, CompileOperator> = {
  $add: withArguments(0, Number.POSITIVE_INFINITY, addAll),
  $subtract: withArguments(2, 2, ([a, b]) => subtractTwo(a, b)),
  $multiply: withArguments(0, Number.POSITIVE_INFINITY, multiplyAll),
  $divide: withArguments(2, 2, ([a, b]) => divideTwo(a, b)),
  $mod: withArguments(2, 2, ([a, b]) => moduloTwo(a, b)),
}

export function sumOf(a: NumberValue, b: NumberValue): NumberValue {
  return add(a, b) ?? double(toDouble(a) + toDouble(b))
}

function addAll(values: Argument[]): Argument {
  let sum: NumberValue = 0
  let hasDate = false
  for (const value of values) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (hasDate) throw twoDates()
      hasDate = true
      sum = sumOf(sum, Long.fromNumber(value.getTime()))
    } else if (isNumeric(value)) sum = sumOf(sum, value)
    else throw notAddable(value)
  }
  return hasDate ? new Date(Math.round(toDouble(sum))) : sum
}

function twoDates(): MongoError {
  const message = 'only one date allowed in an $add expression'
  return new MongoError('Location16612', message)
}

function notAddable(value: Argument): MongoError {
  const message = `$add only supports numeric or date types, not ${typeNameOf(value)}`
  return new MongoError('TypeMismatch', message)
}

function subtractTwo(a: Argument, b: Argument): Argument {
  if (typeof a === 'number' && typeof b === 'number') {
    return subtract(a, b) as NumberValue
  }
  if (isNullish(a) || isNullish(b)) return null
  if (isNumeric(a) && isNumeric(b)) {
    return subtract(a, b) ?? double(toDouble(a) - toDouble(b))
  }
  if (a instanceof Date) return subtractFromDate(a, b)
  throw notSubtractable(a, b)
}

function subtractFromDate(a: Date, b: Argument): Argument {
  if (b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime())
  if (!isNumeric(b)) throw notSubtractable(a, b)
  return new Date(a.getTime() - Math.round(toDouble(b)))
}

function notSubtractable(a: Argument, b: Argument): MongoError {
  const message = `can't $subtract ${typeNameOf(b)} from ${typeNameOf(a)}`
  return new MongoError('TypeMismatch', message)
}

function multiplyAll(values: Argument[], name: string): Argument {
  let product: NumberValue = 1
  for (const value of values) {
    if (isNullish(value)) return null
    const factor = numeric(value, name)
    product =
      multiply(product, factor) ??
      double(toDouble(product) * toDouble(factor))
  }
  return product
}

function divideTwo(a: Argument, b: Argument): Argument {
  if (isNullish(a) || isNullish(b)) return null
  const [x, y] = bothNumeric(a, b, '$divide', 'TypeMismatch')
  if (toDouble(y) === 0) {
    throw new MongoError('BadValue', "can't $divide by zero")
  }
  return divide(x, y)
}

function moduloTwo(a: Argument, b: Argument): Argument {
  if (isNullish(a) || isNullish(b)) return null
  const [x, y] = bothNumeric(a, b, '$mod', 'Location16611')
  if (toDouble(y) === 0) {
    throw new MongoError('Location16610', "can't $mod by zero")
  }
  return modulo(x, y)
}

function bothNumeric(
  a: Argument,
  b: Argument,
  name: string,
  code: 'TypeMismatch' | 'Location16611',
): [NumberValue, NumberValue] {
  if (isNumeric(a) && isNumeric(b)) return [a, b]
  const types = `${typeNameOf(a)} and ${typeNameOf(b)}`
  throw new MongoError(
    code,
    `${name} only supports numeric types, not ${types}`,
  )
}
