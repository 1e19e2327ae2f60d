import { Decimal128, type Double, Long } from 'bson'
import { typeCode } from './types.ts'
import type { NumberValue } from './value.ts'

/** A finite number, exactly: coefficient × 10^exponent. */
export type Exact = { coefficient: bigint; exponent: number }

/** NaN, Infinity and -Infinity stand for themselves. */
export type ExactOrSpecial = Exact | number

/** The exact value of any BSON number; not-a-number and infinities as `number`. */
export function exactOf(value: NumberValue): ExactOrSpecial {
  if (typeof value === 'number') return ofDouble(value)
  const code = typeCode(value)
  if (code === 18) {
    return { coefficient: (value as Long).toBigInt(), exponent: 0 }
  }
  if (code === 19) return ofDecimal(value as Decimal128)
  return ofDouble(Number((value as Double).valueOf()))
}

const scratch = new DataView(new ArrayBuffer(8))

function ofDouble(value: number): ExactOrSpecial {
  if (!Number.isFinite(value)) return value
  if (Number.isSafeInteger(value)) {
    return { coefficient: BigInt(value), exponent: 0 }
  }
  scratch.setFloat64(0, value)
  const bits = scratch.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n
  const power = Math.max(biased, 1) - 1075
  const signed = value < 0 ? -mantissa : mantissa
  if (power >= 0) {
    return { coefficient: signed << BigInt(power), exponent: 0 }
  }
  // m / 2^k is m * 5^k / 10^k.
  return { coefficient: signed * 5n ** BigInt(-power), exponent: power }
}

function ofDecimal(value: Decimal128): ExactOrSpecial {
  const { bytes } = value
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
  const high = view.getBigUint64(8, true)
  const negative = high >> 63n === 1n
  const combination = Number((high >> 58n) & 0x1fn)
  if (combination === 0x1f) return Number.NaN
  if (combination === 0x1e) {
    return negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  }
  // A coefficient above 10^34 - 1 is not canonical and counts as zero.
  const large = combination >> 3 === 3
  const biased = Number((high >> (large ? 47n : 49n)) & 0x3fffn)
  const digits = large
    ? 0n
    : ((high & 0x1ffffffffffffn) << 64n) | view.getBigUint64(0, true)
  const coefficient = digits > maxCoefficient ? 0n : digits
  return {
    coefficient: negative ? -coefficient : coefficient,
    exponent: biased - 6176,
  }
}

const maxCoefficient = 10n ** 34n - 1n

export function compareExact(a: Exact, b: Exact): number {
  const shift = a.exponent - b.exponent
  const left =
    shift > 0 ? a.coefficient * 10n ** BigInt(shift) : a.coefficient
  const right =
    shift < 0 ? b.coefficient * 10n ** BigInt(-shift) : b.coefficient
  return left < right ? -1 : left > right ? 1 : 0
}

/** Nearest double; exact for ints, rounded for long and decimal. */
export function toDouble(value: NumberValue): number {
  if (typeof value === 'number') return value
  const code = typeCode(value)
  if (code === 18) return (value as Long).toNumber()
  if (code === 19) return Number((value as Decimal128).toString())
  return Number((value as Double).valueOf())
}

export const isLong = (value: unknown): value is Long =>
  value instanceof Long

export const isDecimal = (value: unknown): value is Decimal128 =>
  value instanceof Decimal128
