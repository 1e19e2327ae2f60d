import {
  compareExact,
  type Exact,
  exactOf,
  isDecimal,
  isLong,
} from './exact.ts'
import type { KeyWriter } from './key-writer.ts'
import type { NumberValue } from './value.ts'

/**
 * The largest double that is not above the number (8 bytes), then 00 where
 * it is the number itself; otherwise 01 and the number's decimal digits,
 * which order the numbers that share that double. NaN comes first.
 */
export function writeNumber(writer: KeyWriter, value: NumberValue) {
  if (isLong(value) ? !isExactLong(value.high) : isDecimal(value)) {
    writeExact(writer, exactOf(value))
  } else writeDouble(writer, Number(value))
}

function isExactLong(high: number): boolean {
  return high < 0x200000 && high > -0x200000
}

function writeDouble(writer: KeyWriter, value: number) {
  if (Number.isNaN(value)) writer.uint64(0n)
  else writer.double(value === 0 ? 0 : value)
  writer.byte(0)
}

function writeExact(writer: KeyWriter, value: Exact | number) {
  if (typeof value === 'number') return writeDouble(writer, value)
  const floor = doubleBelow(value)
  const isExact =
    Number.isFinite(floor) && compareExact(exactDouble(floor), value) === 0
  if (isExact) return writeDouble(writer, floor)
  writer.double(floor)
  writer.byte(1)
  writeDigits(writer, value)
}

const exactDouble = (value: number) => exactOf(value) as Exact

function doubleBelow(value: Exact): number {
  const near = Number(`${value.coefficient}e${value.exponent}`)
  if (near === Number.POSITIVE_INFINITY) return Number.MAX_VALUE
  if (near === Number.NEGATIVE_INFINITY) return near
  const above = compareExact(exactDouble(near), value) > 0
  return above ? previous(near) : near === 0 ? 0 : near
}

const bits = new DataView(new ArrayBuffer(8))

function previous(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? -1n : 1n))
  return bits.getFloat64(0)
}

/** Place of the first digit, digits, end; inverted below zero. */
function writeDigits(writer: KeyWriter, value: Exact) {
  const start = writer.at
  const negative = value.coefficient < 0n
  const digits = String(negative ? -value.coefficient : value.coefficient)
  writer.uint32(digits.length + value.exponent + 0x8000)
  for (const digit of digits.replace(/0+$/, '')) {
    writer.byte(digit.charCodeAt(0))
  }
  writer.byte(0)
  if (negative) writer.invert(start)
}
