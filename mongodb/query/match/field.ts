import type { BSONRegExp } from 'bson'
import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { splitPath } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { elementMatch, sizeIs } from './array.ts'
import { bitOperators } from './bits.ts'
import { compareWith, equals, isIn } from './comparison.ts'
import { isOperators, isRegex } from './condition.ts'
import { exists, isOfType, remainder } from './element.ts'
import { type Matcher, negate, never } from './leaf.ts'
import { matchesRegex } from './regex.ts'

type Path = readonly string[]
type CompileFilter = (filter: Document) => Matcher
type Context = {
  path: Path
  siblings: Document
  compileFilter: CompileFilter
}
type Operator = (operand: Value, context: Context) => Matcher

/** The condition of one field: a value, a regular expression or operators. */
export function compileField(
  name: string,
  condition: Value,
  compileFilter: CompileFilter,
): Matcher {
  const path = splitPath(name)
  if (isRegex(condition)) return matchesRegex(path, condition)
  if (isOperators(condition)) {
    return compileOperators(path, condition, compileFilter)
  }
  return equals(path, condition)
}

function compileOperators(
  path: Path,
  condition: Document,
  compileFilter: CompileFilter,
): Matcher {
  const context = { path, siblings: condition, compileFilter }
  const matchers = Object.keys(condition).map(name => {
    const operator = operators.get(name)
    if (operator) return operator(condition[name], context)
    throw new MongoError('BadValue', `unknown operator: ${name}`)
  })
  if (matchers.length === 1) return matchers[0]
  return doc => matchers.every(matches => matches(doc))
}

const operators = new Map<string, Operator>([
  ['$eq', (value, { path }) => equals(path, value)],
  ['$ne', (value, { path }) => negate(equals(path, checkNe(value)))],
  ['$gt', (value, { path }) => compareWith('$gt', path, value)],
  ['$gte', (value, { path }) => compareWith('$gte', path, value)],
  ['$lt', (value, { path }) => compareWith('$lt', path, value)],
  ['$lte', (value, { path }) => compareWith('$lte', path, value)],
  ['$in', (value, { path }) => isIn('$in', path, value)],
  ['$nin', (value, { path }) => negate(isIn('$nin', path, value))],
  ['$exists', (value, { path }) => exists(path, value)],
  ['$type', (value, { path }) => isOfType(path, value)],
  ['$mod', (value, { path }) => remainder(path, value)],
  ['$size', (value, { path }) => sizeIs(path, value)],
  ['$not', not],
  ['$all', all],
  ['$regex', regex],
  ['$options', options],
  ['$comment', () => () => true],
  [
    '$elemMatch',
    (value, { path, compileFilter }) =>
      elementMatch(path, value, compileFilter),
  ],
  ...bitOperators.map(([name, test]): [string, Operator] => [
    name,
    (value, { path }) => test(path, value),
  ]),
  ...['$geoWithin', '$geoIntersects', '$near', '$nearSphere'].map(
    (name): [string, Operator] => [name, () => unsupported(name)],
  ),
])

function checkNe(value: Value): Value {
  return isRegex(value) ? refuse("Can't have regex as arg to $ne.") : value
}

function not(value: Value, { path, compileFilter }: Context): Matcher {
  if (isRegex(value)) return negate(matchesRegex(path, value))
  if (!isDocument(value)) refuse('$not needs a regex or a document')
  const condition = value as Document
  if (Object.keys(condition).length === 0) refuse('$not cannot be empty')
  return negate(compileOperators(path, condition, compileFilter))
}

function all(value: Value, { path, compileFilter }: Context): Matcher {
  if (!Array.isArray(value)) return refuse('$all needs an array')
  if (value.length === 0) return never
  const matchers = value.map(item => {
    if (isRegex(item)) return matchesRegex(path, item)
    if (isDocument(item) && '$elemMatch' in item) {
      return elementMatch(path, item.$elemMatch, compileFilter)
    }
    if (isOperators(item)) refuse('no $ expressions in $all')
    return equals(path, item)
  })
  return doc => matchers.every(matches => matches(doc))
}

function regex(value: Value, { path, siblings }: Context): Matcher {
  const options = siblings.$options
  if (typeof value !== 'string' && !isRegex(value)) {
    refuse('$regex has to be a string')
  }
  if (options !== undefined && typeof options !== 'string') {
    refuse('$options has to be a string')
  }
  return matchesRegex(path, value as string | BSONRegExp, options as string)
}

function options(_: Value, { siblings }: Context): Matcher {
  if (!('$regex' in siblings)) refuse('$options needs a $regex')
  return () => true
}

function refuse(message: string): never {
  throw new MongoError('BadValue', message)
}

function unsupported(name: string): never {
  throw new MongoError('NotImplemented', `${name} is not supported`)
}
