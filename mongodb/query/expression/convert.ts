import { Decimal128, Long, ObjectId } from 'bson'
import { MongoError } from '../../errors.ts'
import { double, integerOf, longOf } from '../../values/arithmetic.ts'
import { fromExact } from '../../values/decimal.ts'
import { exactOf, isDecimal, toDouble } from '../../values/exact.ts'
import { isInt32, typeCode, typeName } from '../../values/types.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import { isTrue } from '../scope.ts'
import { parseDate } from './date-text.ts'
import { isNumeric } from './numbers.ts'

/** Converts to the named type (manual: "$convert"). Throws ConversionFailure. */
export function convert(value: Value, to: string): Value {
  const way = Object.hasOwn(ways, to) ? ways[to] : undefined
  if (!way) throw failed(`Unknown type name: ${to}`)
  return way(value)
}

const ways: Record<string, (value: Value) => Value> = {
  double: value => double(toDouble(numberFrom(value, 'double'))),
  decimal: toDecimal,
  int: toInt,
  long: toLong,
  bool: value => isTrue(value),
  string: toText,
  date: toDate,
  objectId: toObjectId,
}

function failed(message: string): MongoError {
  return new MongoError('ConversionFailure', message)
}

function unsupported(value: Value, to: string): MongoError {
  return failed(
    `Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`,
  )
}

/** A number, boolean, date or numeric text as a number. */
function numberFrom(value: Value, to: string): NumberValue {
  if (isNumeric(value)) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return Long.fromNumber(value.getTime())
  if (typeof value !== 'string') throw unsupported(value, to)
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)
  const isSpecial = /^[+-]?(inf(inity)?|nan)$/i.test(value)
  if (!isNumber && !isSpecial) throw unreadable(value)
  return isSpecial ? specialNumber(value) : Number(value)
}

function specialNumber(text: string): number {
  if (/nan/i.test(text)) return Number.NaN
  return text.startsWith('-')
    ? Number.NEGATIVE_INFINITY
    : Number.POSITIVE_INFINITY
}

function unreadable(text: string): MongoError {
  return failed(
    `Failed to parse number '${text}' in $convert with no onError value: Did not consume whole string.`,
  )
}

function toInt(value: Value): Value {
  const whole = wholeFrom(value, 'int')
  if (BigInt.asIntN(32, whole) === whole) return Number(whole)
  throw overflow(value)
}

function toLong(value: Value): Value {
  return longOf(wholeFrom(value, 'long')) ?? raise(overflow(value))
}

function overflow(value: Value): MongoError {
  return failed(
    `Conversion would overflow target type in $convert with no onError value: ${value}`,
  )
}

function raise(error: Error): never {
  throw error
}

/** Without fraction; text must be a whole number. */
function wholeFrom(value: Value, to: 'int' | 'long'): bigint {
  if (typeof value === 'string') {
    if (/^[+-]?\d+$/.test(value)) return BigInt(value.replace('+', ''))
    throw unreadable(value)
  }
  if (value instanceof Date && to === 'int') throw unsupported(value, to)
  const number = numberFrom(value, to)
  if (isDecimal(number)) return wholeDecimal(number)
  if (number instanceof Long) return integerOf(number)
  const plain = toDouble(number)
  if (Number.isFinite(plain)) return BigInt(Math.trunc(plain))
  throw failed(
    'Attempt to convert NaN or infinity value to integer type in $convert with no onError value',
  )
}

function wholeDecimal(value: Decimal128): bigint {
  const exact = exactOf(value)
  if (typeof exact !== 'object') throw overflow(value)
  const { coefficient, exponent } = exact
  if (exponent > 40) throw overflow(value)
  return exponent >= 0
    ? coefficient * 10n ** BigInt(exponent)
    : coefficient / 10n ** BigInt(-exponent)
}

function toDecimal(value: Value): Value {
  if (typeof value === 'string') {
    try {
      return Decimal128.fromString(value)
    } catch {
      throw unreadable(value)
    }
  }
  const number = numberFrom(value, 'decimal')
  if (typeCode(number) !== 1) return fromExact(exactOf(number))
  // Of a double MongoDB keeps 15 digits.
  const plain = toDouble(number)
  if (!Number.isFinite(plain)) return fromExact(plain)
  return Decimal128.fromString(plain.toPrecision(15))
}

function toDate(value: Value): Value {
  if (value instanceof Date) return value
  if (typeof value === 'string') return parseDate(value)
  if (value instanceof ObjectId) return value.getTimestamp()
  const code = typeCode(value)
  if (code === 17) {
    return new Date((value as { t: number } & Value).t * 1000)
  }
  const isOk = code === 1 || code === 18 || code === 19
  if (!isOk) throw unsupported(value, 'date')
  return new Date(Math.trunc(toDouble(value as NumberValue)))
}

function toObjectId(value: Value): Value {
  if (value instanceof ObjectId) return value
  if (typeof value !== 'string') throw unsupported(value, 'objectId')
  if (/^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value)
  throw failed(
    `Failed to parse objectId '${value}' in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found ${value.length}`,
  )
}

function toText(value: Value): string {
  return textOf(value) ?? raise(unsupported(value, 'string'))
}

/** The text that `$toString` makes; undefined for types that have none. */
export function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  switch (typeCode(value)) {
    case 1:
      return doubleText(toDouble(value as NumberValue))
    case 8:
    case 14:
    case 16:
    case 18:
    case 19:
      return String(value)
    default:
      return undefined
  }
}

function doubleText(value: number): string {
  if (isInt32(value) || !/e/.test(String(value))) {
    return Object.is(value, -0) ? '-0' : String(value)
  }
  return String(value).replace(
    /e([+-])(\d)$/,
    (_, sign: string, digit: string) => `e${sign}0${digit}`,
  )
}
