import { Double, Long } from 'bson'
import { divideDecimals, fromExact } from './decimal.ts'
import { type Exact, exactOf, toDouble } from './exact.ts'
import { isInt32, typeCode } from './types.ts'
import type { NumberValue } from './value.ts'

const int = 16
const long = 18
const decimal = 19

/** A BSON double, whatever its value. */
export function double(value: number): number | Double {
  return isInt32(value) || Number.isInteger(value)
    ? new Double(value)
    : Object.is(value, -0)
      ? new Double(value)
      : value
}

/** An int where it fits, else a long; undefined past 64 bits. */
export function intOrLong(value: bigint): number | Long | undefined {
  if (value >= -0x80000000n && value <= 0x7fffffffn) return Number(value)
  return longOf(value)
}

export function longOf(value: bigint): Long | undefined {
  if (BigInt.asIntN(64, value) !== value) return undefined
  return Long.fromBigInt(value)
}

export function integerOf(value: NumberValue): bigint {
  if (typeof value === 'number') return BigInt(value)
  if (value instanceof Long) return value.toBigInt()
  return BigInt(Number(value))
}

/** The type of a result: decimal over double over long over int. */
function widest(a: NumberValue, b: NumberValue): number {
  const x = typeCode(a)
  const y = typeCode(b)
  if (x === decimal || y === decimal) return decimal
  if (x === 1 || y === 1) return 1
  return x === long || y === long ? long : int
}

type Way = {
  doubles: (a: number, b: number) => number
  integers: (a: bigint, b: bigint) => bigint
  exacts: (a: Exact, b: Exact) => Exact
}

/** The sum; undefined where two integers leave 64 bits. */
export function add(a: NumberValue, b: NumberValue) {
  return combine(a, b, sum)
}

export function subtract(a: NumberValue, b: NumberValue) {
  return combine(a, b, difference)
}

export function multiply(a: NumberValue, b: NumberValue) {
  return combine(a, b, product)
}

const sum: Way = {
  doubles: (a, b) => a + b,
  integers: (a, b) => a + b,
  exacts: (a, b) => addExact(a, b, 1n),
}

const difference: Way = {
  doubles: (a, b) => a - b,
  integers: (a, b) => a - b,
  exacts: (a, b) => addExact(a, b, -1n),
}

const product: Way = {
  doubles: (a, b) => a * b,
  integers: (a, b) => a * b,
  exacts: (a, b) => ({
    coefficient: a.coefficient * b.coefficient,
    exponent: a.exponent + b.exponent,
  }),
}

function addExact(a: Exact, b: Exact, sign: bigint): Exact {
  const exponent = Math.min(a.exponent, b.exponent)
  const x = a.coefficient * 10n ** BigInt(a.exponent - exponent)
  const y = b.coefficient * 10n ** BigInt(b.exponent - exponent)
  return { coefficient: x + sign * y, exponent }
}

function combine(
  a: NumberValue,
  b: NumberValue,
  way: Way,
): NumberValue | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = way.doubles(a, b)
    if (!isInt32(a) || !isInt32(b)) return double(result)
    if (isInt32(result)) return result
    if (Number.isSafeInteger(result)) return intOrLong(BigInt(result))
  }
  const type = widest(a, b)
  if (type === 1) return double(way.doubles(toDouble(a), toDouble(b)))
  if (type === decimal) return combineDecimals(a, b, way)
  const result = way.integers(integerOf(a), integerOf(b))
  return type === long ? longOf(result) : intOrLong(result)
}

function combineDecimals(a: NumberValue, b: NumberValue, way: Way) {
  const x = exactOf(a)
  const y = exactOf(b)
  if (typeof x === 'object' && typeof y === 'object') {
    return fromExact(way.exacts(x, y))
  }
  return fromExact(way.doubles(toDouble(a), toDouble(b)))
}

/** The quotient, a double or a decimal; the caller has seen to zero. */
export function divide(a: NumberValue, b: NumberValue): NumberValue {
  if (widest(a, b) !== decimal) return double(toDouble(a) / toDouble(b))
  return divideDecimals(exactOf(a), exactOf(b))
}

/** The remainder with the dividend's sign; the caller has seen to zero. */
export function modulo(a: NumberValue, b: NumberValue): NumberValue {
  const type = widest(a, b)
  if (type === 1) return double(toDouble(a) % toDouble(b))
  if (type === decimal) return moduloDecimals(a, b)
  const result = integerOf(a) % integerOf(b)
  return type === long ? (longOf(result) as Long) : Number(result)
}

function moduloDecimals(a: NumberValue, b: NumberValue): NumberValue {
  const x = exactOf(a)
  const y = exactOf(b)
  if (typeof x !== 'object' || typeof y !== 'object') {
    return fromExact(toDouble(a) % toDouble(b))
  }
  const exponent = Math.min(x.exponent, y.exponent)
  const left = x.coefficient * 10n ** BigInt(x.exponent - exponent)
  const right = y.coefficient * 10n ** BigInt(y.exponent - exponent)
  return fromExact({ coefficient: left % right, exponent })
}
