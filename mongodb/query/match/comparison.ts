import { MaxKey, MinKey } from 'bson'
import { MongoError } from '../../errors.ts'
import { compare, typeRank } from '../../values/compare.ts'
import { encodeKey } from '../../values/key.ts'
import { type Missing, missing } from '../../values/path.ts'
import type { Value } from '../../values/value.ts'
import { isOperators, isRegex } from './condition.ts'
import { anyAt, type Matcher, type Test } from './leaf.ts'
import { regexTest } from './regex.ts'

type Path = readonly string[]

export function equals(path: Path, operand: Value): Matcher {
  return anyAt(path, equalTest(operand))
}

function equalTest(operand: Value): Test {
  if (operand === undefined) {
    throw new MongoError('BadValue', 'cannot compare to undefined')
  }
  if (operand === null) return value => value === null || value === missing
  if (typeof operand === 'string' || typeof operand === 'boolean') {
    return value =>
      value === operand ||
      (typeof value === 'object' && same(value, operand))
  }
  return value => value !== missing && same(value, operand)
}

const same = (value: Value, operand: Value) => compare(value, operand) === 0

const accepts: Record<string, (order: number) => boolean> = {
  $gt: order => order > 0,
  $gte: order => order >= 0,
  $lt: order => order < 0,
  $lte: order => order <= 0,
}

/** Compares within the operand's type bracket (manual: "Type Bracketing"). */
export function compareWith(
  name: string,
  path: Path,
  operand: Value,
): Matcher {
  if (isRegex(operand)) {
    const field = path.join('.')
    throw new MongoError(
      'BadValue',
      `Can't have RegEx as arg to predicate over field '${field}'.`,
    )
  }
  if (operand === undefined) {
    throw new MongoError('BadValue', 'cannot compare to undefined')
  }
  return anyAt(path, comparisonTest(name, operand))
}

function comparisonTest(name: string, operand: Value): Test {
  const isIncluding = name === '$gte' || name === '$lte'
  if (operand === null) return isIncluding ? equalTest(null) : () => false
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return boundTest(name, operand)
  }
  const accept = accepts[name]
  if (isNaNValue(operand)) {
    return value => isIncluding && value !== missing && isNaNValue(value)
  }
  if (typeof operand === 'number') return numberTest(accept, operand)
  const rank = typeRank(operand)
  return value =>
    value !== missing &&
    typeRank(value) === rank &&
    !isNaNValue(value) &&
    accept(compare(value, operand))
}

function numberTest(accept: (order: number) => boolean, operand: number) {
  return (value: Value | Missing) => {
    if (typeof value === 'number') {
      return !Number.isNaN(value) && accept(value - operand)
    }
    if (typeof value !== 'object' || typeRank(value) !== 4) return false
    return !isNaNValue(value) && accept(compare(value, operand))
  }
}

function boundTest(name: string, operand: MinKey | MaxKey): Test {
  const accept = accepts[name]
  return value =>
    accept(
      compare(
        value === missing ? null : value,
        operand as unknown as Value,
      ),
    )
}

function isNaNValue(value: Value): boolean {
  if (typeof value === 'number') return Number.isNaN(value)
  return (
    typeof value === 'object' &&
    value !== null &&
    typeRank(value) === 4 &&
    String(value) === 'NaN'
  )
}

export function isIn(name: string, path: Path, operand: Value): Matcher {
  if (!Array.isArray(operand)) {
    throw new MongoError('BadValue', `${name} needs an array`)
  }
  if (operand.some(isOperators)) {
    throw new MongoError('BadValue', `cannot nest $ under ${name}`)
  }
  const regexes = operand.filter(isRegex).map(item => regexTest(item))
  const isMember = memberTest(operand)
  if (regexes.length === 0) return anyAt(path, isMember)
  return anyAt(
    path,
    value => isMember(value) || regexes.some(test => test(value)),
  )
}

/** Few members are compared in turn, many are looked up by their key. */
function memberTest(members: Value[]): Test {
  if (members.length <= 8) {
    const tests = members.map(member => equalTest(member))
    return value => tests.some(test => test(value))
  }
  const keys = new Set(members.map(keyOf))
  const hasNull = members.includes(null)
  return value => (value === missing ? hasNull : keys.has(keyOf(value)))
}

/** Text that equal values have in common, and only they. */
export function keyOf(value: Value): string {
  return typeof value === 'string'
    ? `s${value}`
    : encodeKey([value]).toString('latin1')
}
