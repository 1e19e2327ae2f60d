import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import {
  double,
  integerOf,
  longOf,
  subtract,
} from '../../values/arithmetic.ts'
import { dropDigits, fromExact } from '../../values/decimal.ts'
import {
  type Exact,
  exactOf,
  isDecimal,
  toDouble,
} from '../../values/exact.ts'
import { typeCode } from '../../values/types.ts'
import type { NumberValue } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { numeric } from './numbers.ts'

type Way = (value: Exact, count: number) => Exact

/** `$abs`, `$ceil`, `$floor`, `$round`, `$trunc`: the result has the type of the number. */
export const rounding: Record<string, CompileOperator> = {
  $abs: withArguments(1, 1, ([value], name) =>
    isNullish(value)
      ? null
      : absolute(numeric(value, name, 'Location28765')),
  ),
  $ceil: toWhole(cutUp),
  $floor: toWhole(cutDown),
  $round: toPlace(dropDigits),
  $trunc: toPlace(cut),
}

function absolute(value: NumberValue): NumberValue {
  if (value instanceof Long && value.equals(Long.MIN_VALUE)) {
    const message = "can't take $abs of long long min"
    throw new MongoError('Location28680', message)
  }
  if (isDecimal(value)) {
    const exact = exactOf(value)
    if (typeof exact !== 'object') return fromExact(Math.abs(exact))
    const { coefficient, exponent } = exact
    const size = coefficient < 0n ? -coefficient : coefficient
    return fromExact({ coefficient: size, exponent })
  }
  if (typeCode(value) === 1) return double(Math.abs(toDouble(value)))
  return toDouble(value) < 0 ? (subtract(0, value) as NumberValue) : value
}

function toWhole(way: Way): CompileOperator {
  return withArguments(1, 1, ([value], name) => {
    if (isNullish(value)) return null
    return shorten(numeric(value, name, 'Location28765'), 0, way)
  })
}

function toPlace(way: Way): CompileOperator {
  return withArguments(1, 2, ([value, place = 0], name) => {
    if (isNullish(value) || isNullish(place)) return null
    const number = numeric(value, name, 'Location51081')
    return shorten(number, checkPlace(place, name), way)
  })
}

function checkPlace(value: Argument, name: string): number {
  const place = toDouble(numeric(value, name, 'Location51082'))
  if (!Number.isInteger(place)) {
    const message = `precision argument to  ${name} must be a integral value`
    throw new MongoError('Location51082', message)
  }
  if (place >= -20 && place <= 100) return place
  const message = `cannot apply ${name} with precision value ${place} value must be in [-20, 100]`
  throw new MongoError('Location51083', message)
}

/** Keeps `place` digits behind the point. */
function shorten(value: NumberValue, place: number, way: Way): NumberValue {
  const exact = exactOf(value)
  if (typeof exact !== 'object') return value
  const count = -place - exact.exponent
  if (count <= 0) return value
  const short = way(exact, count)
  const code = typeCode(value)
  if (code === 19) return fromExact(short)
  if (code === 1) return shortDouble(value, short)
  const whole = short.coefficient * 10n ** BigInt(short.exponent)
  return whole === integerOf(value) ? value : sized(whole, code)
}

function shortDouble(value: NumberValue, short: Exact): NumberValue {
  const result = Number(`${short.coefficient}e${short.exponent}`)
  return double(result === 0 && toDouble(value) < 0 ? -0 : result)
}

function sized(value: bigint, code: number): NumberValue {
  const isInt = code === 16 && BigInt.asIntN(32, value) === value
  const result = isInt ? Number(value) : longOf(value)
  if (result !== undefined) return result
  const message = 'invalid conversion from Decimal128 result in $round'
  throw new MongoError('Location51080', message)
}

/** Towards zero. */
function cut({ coefficient, exponent }: Exact, count: number): Exact {
  return {
    coefficient: coefficient / 10n ** BigInt(count),
    exponent: exponent + count,
  }
}

function cutDown(value: Exact, count: number): Exact {
  const result = cut(value, count)
  const isBelow =
    value.coefficient < 0n &&
    result.coefficient * 10n ** BigInt(count) !== value.coefficient
  return isBelow
    ? { ...result, coefficient: result.coefficient - 1n }
    : result
}

function cutUp({ coefficient, exponent }: Exact, count: number): Exact {
  const negated = cutDown({ coefficient: -coefficient, exponent }, count)
  return { ...negated, coefficient: -negated.coefficient }
}
