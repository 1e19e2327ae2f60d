import { MongoError } from '../errors.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'
import { compileExpression } from './expression.ts'
import { compileField } from './match/field.ts'
import { always, type Matcher, negate, never } from './match/leaf.ts'
import { isTrue, type Scope } from './scope.ts'

export type { Matcher } from './match/leaf.ts'

/**
 * A filter as a predicate over documents (manual: "Query Predicates").
 * `scope` gives `$expr` its variables. A malformed filter → BadValue or
 * FailedToParse, in MongoDB's words.
 */
export function compileFilter(filter: Document, scope?: Scope): Matcher {
  const matchers: Matcher[] = []
  for (const name of Object.keys(filter)) {
    const matcher = compileEntry(name, filter[name], scope)
    if (matcher !== always) matchers.push(matcher)
  }
  return every(matchers)
}

function compileEntry(name: string, value: Value, scope?: Scope): Matcher {
  if (!name.startsWith('$')) return compileField(name, value, compileFilter)
  const compile = topLevel.get(name)
  if (!compile) throw unknownTopLevel(name)
  return compile(value, scope)
}

const topLevel = new Map<string, (value: Value, scope?: Scope) => Matcher>([
  ['$and', (value, scope) => every(branches('$and', value, scope))],
  ['$or', (value, scope) => some(branches('$or', value, scope))],
  ['$nor', (value, scope) => negate(some(branches('$nor', value, scope)))],
  ['$expr', compileExpr],
  ['$comment', () => always],
  ['$alwaysTrue', () => always],
  ['$alwaysFalse', () => never],
  ['$sampleRate', compileSampleRate],
  [
    '$where',
    () => refuse('$where is not supported: no script is run here'),
  ],
  ['$text', () => refuse('$text is only allowed at the top of a filter')],
  ['$jsonSchema', () => notImplemented('$jsonSchema')],
])

function branches(name: string, value: Value, scope?: Scope): Matcher[] {
  if (!Array.isArray(value)) refuse(`${name} must be an array`)
  const items = value as Value[]
  if (items.length === 0) refuse('$and/$or/$nor must be a nonempty array')
  return items.map(item => {
    if (isDocument(item)) return compileFilter(item, scope)
    return refuse('$or/$and/$nor entries need to be full objects')
  })
}

function every(matchers: Matcher[]): Matcher {
  if (matchers.length === 0) return always
  if (matchers.length === 1) return matchers[0]
  return doc => {
    for (const matches of matchers) if (!matches(doc)) return false
    return true
  }
}

function some(matchers: Matcher[]): Matcher {
  if (matchers.length === 1) return matchers[0]
  return doc => {
    for (const matches of matchers) if (matches(doc)) return true
    return false
  }
}

function compileExpr(value: Value, scope?: Scope): Matcher {
  const evaluate = compileExpression(value, scope)
  return doc => isTrue(evaluate(doc))
}

function compileSampleRate(value: Value): Matcher {
  const rate = Number(value)
  if (!(rate >= 0 && rate <= 1)) {
    refuse('numeric argument to $sampleRate must be in [0, 1]')
  }
  return () => Math.random() < rate
}

function unknownTopLevel(name: string): MongoError {
  return new MongoError(
    'BadValue',
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  )
}

function refuse(message: string): never {
  throw new MongoError('BadValue', message)
}

function notImplemented(name: string): never {
  throw new MongoError('NotImplemented', `${name} is not supported`)
}

/** Takes a top-level `$text` out of a filter: the text index answers it. */
export function splitText(filter: Document): {
  text?: Document
  rest: Document
} {
  const { $text, ...rest } = filter
  if ($text !== undefined) {
    if (isDocument($text)) return { text: $text, rest }
    return refuse('$text expects an object')
  }
  return splitFromAnd(filter)
}

function splitFromAnd(filter: Document) {
  const items = filter.$and
  if (!Array.isArray(items)) return { rest: filter }
  const place = items.findIndex(item => isDocument(item) && '$text' in item)
  if (place < 0) return { rest: filter }
  const { text, rest } = splitText(items[place] as Document)
  const $and = items.with(place, rest)
  return { text, rest: { ...filter, $and } }
}
