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
import { isDecimal, toDouble } from '../../values/exact.ts'
import type { NumberValue } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, type Compile, withArguments } from './arguments.ts'
import { isNumeric, nameOf, numeric } from './numbers.ts'

/** `$add`, `$divide` … with MongoDB's result types (manual: "Arithmetic Expression Operators"). */
export const arithmetic: Record<string, Compile> = {
  $add: withArguments(0, Number.POSITIVE_INFINITY, addAll),
  $subtract: withArguments(2, 2, ([a, b]) => subtractTwo(a, b)),
  $multiply: withArguments(0, Number.POSITIVE_INFINITY, multiplyAll),
  $divide: withArguments(2, 2, ([a, b]) => divideTwo(a, b)),
  $mod: withArguments(2, 2, ([a, b]) => moduloTwo(a, b)),
  $pow: withArguments(2, 2, ([a, b]) => power(a, b)),
  $exp: real(28765, Math.exp),
  $ln: real(28765, Math.log, [28766, '$ln', x => x > 0]),
  $log10: real(28765, Math.log10, [28761, '$log10', x => x > 0]),
  $sqrt: real(28765, Math.sqrt, [28714, '$sqrt', x => x >= 0]),
  $log: withArguments(2, 2, ([a, b]) => logarithm(a, b)),
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
  const message = `$add only supports numeric or date types, not ${nameOf(value)}`
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
  const message = `can't $subtract ${nameOf(b)} from ${nameOf(a)}`
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
  const types = `${nameOf(a)} and ${nameOf(b)}`
  throw new MongoError(
    code,
    `${name} only supports numeric types, not ${types}`,
  )
}

function power(a: Argument, b: Argument): Argument {
  if (isNullish(a) || isNullish(b)) return null
  const base = numeric(a, "$pow's base", 'Location28762')
  const exponent = numeric(b, "$pow's exponent", 'Location28763')
  refuseDecimal('$pow', base, exponent)
  if (toDouble(base) === 0 && toDouble(exponent) < 0) {
    const message = '$pow cannot take a base of 0 and a negative exponent'
    throw new MongoError('Location28764', message)
  }
  const result = toDouble(base) ** toDouble(exponent)
  const isWhole = isInteger(base) && isInteger(exponent) && result % 1 === 0
  if (!isWhole || Math.abs(result) >= 2 ** 63) return double(result)
  return wholePower(base, exponent)
}

function isInteger(value: NumberValue): boolean {
  return (
    value instanceof Long || (typeof value === 'number' && value % 1 === 0)
  )
}

/** By repeated multiplication, so that longs stay exact. */
function wholePower(base: NumberValue, exponent: NumberValue): NumberValue {
  let result: NumberValue = multiply(base, 0) as NumberValue
  result = sumOf(result, 1)
  const times = toDouble(exponent)
  if (times < 0 || times > 64) {
    return double(toDouble(base) ** times)
  }
  for (let i = 0; i < times; i++) {
    result =
      multiply(result, base) ?? double(toDouble(result) * toDouble(base))
  }
  return result
}

/** Of decimals only what can be answered to all their digits is answered. */
export function refuseDecimal(name: string, ...values: Argument[]) {
  if (!values.some(isDecimal)) return
  const message = `${name} of a decimal is not supported`
  throw new MongoError('NotImplemented', message)
}

type Domain = [code: number, name: string, isInside: (x: number) => boolean]

/** A function of one real number. */
function real(
  code: number,
  apply: (value: number) => number,
  domain?: Domain,
): Compile {
  return withArguments(1, 1, ([value], name) => {
    if (isNullish(value)) return null
    const number = toDouble(numeric(value, name, `Location${code}`))
    refuseDecimal(name, value)
    if (domain && !domain[2](number) && !Number.isNaN(number)) {
      throw outside(domain, number)
    }
    return double(apply(number))
  })
}

function outside([code, name]: Domain, value: number): MongoError {
  const wanted =
    name === '$sqrt'
      ? 'greater than or equal to 0'
      : `a positive number, but is ${value}`
  const message = `${name}'s argument must be ${wanted}`
  return new MongoError(`Location${code}`, message)
}

function logarithm(a: Argument, b: Argument): Argument {
  if (isNullish(a) || isNullish(b)) return null
  const value = toDouble(numeric(a, "$log's argument", 'Location28756'))
  const base = toDouble(numeric(b, "$log's base", 'Location28757'))
  refuseDecimal('$log', a, b)
  if (value <= 0) {
    const message = `$log's argument must be a positive number, but is ${value}`
    throw new MongoError('Location28758', message)
  }
  if (base <= 0 || base === 1) {
    const message = `$log's base must be a positive number not equal to 1, but is ${base}`
    throw new MongoError('Location28759', message)
  }
  return double(Math.log(value) / Math.log(base))
}
