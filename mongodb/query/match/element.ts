import { MongoError } from '../../errors.ts'
import { toDouble } from '../../values/exact.ts'
import { missing } from '../../values/path.ts'
import { isNumber, typeCode, typeNames } from '../../values/types.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import { isTrue } from '../scope.ts'
import { anyAt, type Matcher, negate } from './leaf.ts'

type Path = readonly string[]

export function exists(path: Path, operand: Value): Matcher {
  const isThere = anyAt(path, value => value !== missing)
  return isTrue(operand) ? isThere : negate(isThere)
}

export function isOfType(path: Path, operand: Value): Matcher {
  const wanted = Array.isArray(operand) ? operand : [operand]
  if (wanted.length === 0) {
    throw new MongoError(
      'FailedToParse',
      '$type must match at least one type',
    )
  }
  const codes = new Set(wanted.flatMap(codesOf))
  return anyAt(
    path,
    value => value !== missing && codes.has(typeCode(value)),
  )
}

const codeOfName = new Map(
  Object.entries(typeNames).map(([code, name]) => [name, Number(code)]),
)

function codesOf(type: Value): number[] {
  if (type === 'number') return [1, 16, 18, 19]
  if (typeof type === 'string') {
    const code = codeOfName.get(type)
    if (code !== undefined) return [code]
    throw new MongoError('BadValue', `Unknown type name alias: ${type}`)
  }
  const code = isNumber(type) ? toDouble(type as NumberValue) : Number.NaN
  if (code in typeNames) return [code]
  if (!isNumber(type)) {
    const message = 'type must be represented as a number or a string'
    throw new MongoError('TypeMismatch', message)
  }
  throw new MongoError('BadValue', `Invalid numerical type code: ${code}`)
}

export function remainder(path: Path, operand: Value): Matcher {
  const [divisor, wanted] = modOperands(operand)
  return anyAt(path, value => {
    if (value === missing || !isNumber(value)) return false
    const integer = wholeOf(value as NumberValue)
    return integer !== undefined && integer % divisor === wanted
  })
}

function modOperands(operand: Value): [bigint, bigint] {
  if (!Array.isArray(operand)) throw malformed('needs to be an array')
  if (operand.length < 2) throw malformed('not enough elements')
  if (operand.length > 2) throw malformed('too many elements')
  const [divisor, rest] = operand.map((value, i) => {
    const whole = isNumber(value)
      ? wholeOf(value as NumberValue)
      : undefined
    if (whole !== undefined) return whole
    throw malformed(`${i ? 'remainder' : 'divisor'} not a number`)
  })
  if (divisor === 0n)
    throw new MongoError('BadValue', 'divisor cannot be 0')
  return [divisor, rest]
}

/** Without its fraction; undefined for NaN and infinities. */
export function wholeOf(value: NumberValue): bigint | undefined {
  if (typeCode(value) === 18) return BigInt(String(value))
  const double = Math.trunc(toDouble(value))
  return Number.isFinite(double) ? BigInt(double) : undefined
}

function malformed(what: string): MongoError {
  return new MongoError('BadValue', `malformed mod, ${what}`)
}
