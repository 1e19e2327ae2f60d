import { Decimal128 } from 'bson'
import type { Exact, ExactOrSpecial } from './exact.ts'

const digits = 34
const maxExponent = 6111
const minExponent = -6176

/** The nearest Decimal128 (IEEE 754-2008, half to even); NaN and infinities as they are. */
export function fromExact(value: ExactOrSpecial): Decimal128 {
  if (typeof value === 'number') return Decimal128.fromString(String(value))
  const { coefficient, exponent } = fitExponent(fitDigits(value))
  if (exponent > maxExponent) {
    const text = coefficient < 0n ? '-Infinity' : 'Infinity'
    return Decimal128.fromString(text)
  }
  return Decimal128.fromString(`${coefficient}E${exponent}`)
}

function fitDigits(value: Exact): Exact {
  const excess = lengthOf(value.coefficient) - digits
  const fitted = excess > 0 ? dropDigits(value, excess) : value
  // Rounding 999… up makes one digit more.
  return lengthOf(fitted.coefficient) > digits
    ? dropDigits(fitted, 1)
    : fitted
}

function fitExponent(value: Exact): Exact {
  if (value.exponent < minExponent) {
    return dropDigits(value, minExponent - value.exponent)
  }
  const excess = value.exponent - maxExponent
  if (value.coefficient === 0n) {
    return {
      coefficient: 0n,
      exponent: Math.min(value.exponent, maxExponent),
    }
  }
  if (excess <= 0) return value
  if (lengthOf(value.coefficient) + excess > digits) return value
  const coefficient = value.coefficient * 10n ** BigInt(excess)
  return { coefficient, exponent: maxExponent }
}

function lengthOf(value: bigint): number {
  return String(value < 0n ? -value : value).length
}

/** Rounds away the last `count` digits, half to even. */
export function dropDigits(value: Exact, count: number): Exact {
  const unit = 10n ** BigInt(count)
  const exponent = value.exponent + count
  const size =
    value.coefficient < 0n ? -value.coefficient : value.coefficient
  const down = size / unit
  const twice = (size % unit) * 2n
  const isUp = twice > unit || (twice === unit && down % 2n === 1n)
  const rounded = isUp ? down + 1n : down
  return {
    coefficient: value.coefficient < 0n ? -rounded : rounded,
    exponent,
  }
}

/** The quotient to 34 digits; an exact one without trailing zeros. */
export function divideDecimals(
  a: ExactOrSpecial,
  b: ExactOrSpecial,
): Decimal128 {
  if (typeof a !== 'object' || typeof b !== 'object') {
    return fromExact(plain(a) / plain(b))
  }
  const shift = digits + 2 + lengthOf(b.coefficient)
  const scaled = a.coefficient * 10n ** BigInt(shift)
  const quotient = scaled / b.coefficient
  const isExact = scaled % b.coefficient === 0n
  const exponent = a.exponent - b.exponent - shift
  const ideal = a.exponent - b.exponent
  if (isExact)
    return fromExact(trim({ coefficient: quotient, exponent }, ideal))
  // A last odd digit keeps the rounding from seeing a tie that is none.
  return fromExact({
    coefficient: quotient * 10n + (quotient < 0n ? -1n : 1n),
    exponent: exponent - 1,
  })
}

function plain(value: ExactOrSpecial): number {
  return typeof value === 'object' ? Number(value.coefficient) : value
}

function trim(value: Exact, ideal: number): Exact {
  let { coefficient, exponent } = value
  while (
    exponent < ideal &&
    coefficient !== 0n &&
    coefficient % 10n === 0n
  ) {
    coefficient /= 10n
    exponent++
  }
  return { coefficient, exponent: coefficient === 0n ? ideal : exponent }
}
