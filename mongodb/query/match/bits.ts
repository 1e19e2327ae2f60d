import type { Binary } from 'bson'
import { MongoError } from '../../errors.ts'
import { bytesOf } from '../../values/compare.ts'
import { toDouble } from '../../values/exact.ts'
import { missing } from '../../values/path.ts'
import { isNumber, typeCode } from '../../values/types.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import { wholeOf } from './element.ts'
import { anyAt, type Matcher } from './leaf.ts'

type Judge = (bits: bigint, mask: bigint) => boolean
type Compile = (path: readonly string[], operand: Value) => Matcher

/** `$bitsAllSet` and its kin (manual: "Bitwise Query Operators"). */
export const bitOperators: [string, Compile][] = [
  bitOperator('$bitsAllSet', (bits, mask) => (bits & mask) === mask),
  bitOperator('$bitsAllClear', (bits, mask) => (bits & mask) === 0n),
  bitOperator('$bitsAnySet', (bits, mask) => (bits & mask) !== 0n),
  bitOperator('$bitsAnyClear', (bits, mask) => (bits & mask) !== mask),
]

function bitOperator(name: string, judge: Judge): [string, Compile] {
  return [
    name,
    (path, operand) => {
      const mask = maskOf(name, operand)
      return anyAt(path, value => {
        const bits = value === missing ? undefined : bitsOf(value)
        return bits !== undefined && judge(bits, mask)
      })
    },
  ]
}

/** Sign-extended, so that a negative number has all its high bits set. */
function bitsOf(value: Value): bigint | undefined {
  const code = typeCode(value)
  if (code === 5) return binaryBits(value)
  if (!isNumber(value)) return undefined
  const whole = wholeOf(value as NumberValue)
  if (whole === undefined || BigInt.asIntN(64, whole) !== whole) {
    return undefined
  }
  const isWhole = code === 18 || Number.isInteger(toDouble(value as number))
  return isWhole ? whole : undefined
}

function binaryBits(value: Value): bigint {
  const [bytes] = bytesOf(value as Binary)
  let bits = 0n
  for (let i = bytes.length - 1; i >= 0; i--) {
    bits = (bits << 8n) | BigInt(bytes[i])
  }
  return bits
}

function maskOf(name: string, operand: Value): bigint {
  if (Array.isArray(operand)) return positions(operand)
  if (typeCode(operand) === 5) return binaryBits(operand)
  const mask = isNumber(operand) ? bitsOf(operand) : undefined
  if (mask !== undefined && mask >= 0n) return mask
  if (mask !== undefined) {
    const message = `Expected a non-negative number in: ${name}: ${mask}`
    throw new MongoError('FailedToParse', message)
  }
  const message = `${name} takes an Array, a number, or a BinData but received: ${operand}`
  throw new MongoError('BadValue', message)
}

function positions(items: Value[]): bigint {
  let mask = 0n
  for (const item of items) {
    const place = isNumber(item)
      ? toDouble(item as NumberValue)
      : Number.NaN
    if (!Number.isInteger(place) || place < 0 || place > 0x7fffffff) {
      const message = `Failed to parse bit position. Expected a non-negative integer, but found: ${item}`
      throw new MongoError('FailedToParse', message)
    }
    // Above the sign bit a number only repeats it; 4096 is past any use.
    mask |= 1n << BigInt(Math.min(place, 4096))
  }
  return mask
}
