import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import { double, multiply } from '../../values/arithmetic.ts'
import { isDecimal, toDouble } from '../../values/exact.ts'
import type { NumberValue } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import { sumOf } from './arithmetic.ts'
import type { CompileOperator } from './compile.ts'
import { numeric } from './numbers.ts'

/** Powers and logarithms, doubles but for whole powers of whole numbers. */
export const powers: Record<string, CompileOperator> = {
  $pow: withArguments(2, 2, ([a, b]) => power(a, b)),
  $exp: real(28765, Math.exp),
  $ln: real(28765, Math.log, [28766, '$ln', x => x > 0]),
  $log10: real(28765, Math.log10, [28761, '$log10', x => x > 0]),
  $sqrt: real(28765, Math.sqrt, [28714, '$sqrt', x => x >= 0]),
  $log: withArguments(2, 2, ([a, b]) => logarithm(a, b)),
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
): CompileOperator {
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
