import { MongoError } from '../../errors.ts'
import { isDocument, setField } from '../../values/document.ts'
import { missing } from '../../values/path.ts'
import { typeName } from '../../values/types.ts'
import type { Document, Value } from '../../values/value.ts'
import { checkPath } from '../expression/field-path.ts'
import { compileExpression, type Evaluate } from '../expression.ts'
import { compileFilter } from '../match.ts'
import { parseProjection, place } from '../projection/parse.ts'
import { exclude, include, newTree } from '../projection/tree.ts'
import { bind } from '../scope.ts'
import type { PipelineContext, Stage } from './stage.ts'

export function match(spec: Value, context: PipelineContext): Stage {
  if (!isDocument(spec)) {
    const message = `the match filter must be an expression in an object`
    throw new MongoError('Location15959', message)
  }
  const matches = compileFilter(spec, context)
  return { each: doc => (matches(doc) ? doc : undefined) }
}

export function project(spec: Value, context: PipelineContext): Stage {
  if (!isDocument(spec) || Object.keys(spec).length === 0) {
    const message = isDocument(spec)
      ? 'Invalid $project :: caused by :: projection specification must have at least one field'
      : '$project specification must be an object'
    throw new MongoError(
      isDocument(spec) ? 'Location51272' : 'Location15969',
      message,
    )
  }
  const { tree, isInclusion } = parseProjection(spec, context, false)
  const apply = isInclusion ? include : exclude
  return { each: doc => apply(tree, doc) }
}

export function addFields(name: string) {
  return (spec: Value, context: PipelineContext): Stage => {
    if (!isDocument(spec)) {
      const message = `${name} specification stage must be an object, got ${typeName(spec)}`
      throw new MongoError('Location40272', message)
    }
    const tree = newTree()
    const fields: [string, Evaluate][] = []
    for (const [path, value] of flatten(spec)) {
      const compute = compileExpression(value, context)
      place(tree, checkPath(path), { compute })
      fields.push([path, compute])
    }
    const isFlat = fields.every(([path]) => !path.includes('.'))
    return {
      each: doc => (isFlat ? withFields(doc, fields) : exclude(tree, doc)),
    }
  }
}

function withFields(doc: Document, fields: [string, Evaluate][]) {
  const copy = { ...doc }
  for (const [name, evaluate] of fields) {
    const value = evaluate(doc)
    if (value === missing) delete copy[name]
    else setField(copy, name, value)
  }
  return copy
}

/** Nested documents without operators name nested fields. */
function* flatten(
  spec: Document,
  prefix = '',
): Generator<[path: string, value: Value]> {
  for (const name of Object.keys(spec)) {
    const value = spec[name]
    const isNested =
      isDocument(value) &&
      Object.keys(value).length > 0 &&
      !Object.keys(value)[0].startsWith('$')
    if (isNested) yield* flatten(value, `${prefix}${name}.`)
    else yield [prefix + name, value]
  }
}

export function unset(spec: Value): Stage {
  const paths = Array.isArray(spec) ? spec : [spec]
  const tree = newTree()
  for (const path of paths) {
    if (typeof path !== 'string' || path === '') {
      const message =
        '$unset specification must be a string or an array containing only string values'
      throw new MongoError('Location31120', message)
    }
    place(tree, checkPath(path), 'drop')
  }
  return { each: doc => exclude(tree, doc) }
}

export function replaceRoot(name: '$replaceRoot' | '$replaceWith') {
  return (spec: Value, context: PipelineContext): Stage => {
    const evaluate = compileExpression(newRoot(spec, name), context)
    return { each: doc => asRoot(evaluate, doc) }
  }
}

function newRoot(spec: Value, name: string): Value {
  if (name === '$replaceWith') return spec
  if (isDocument(spec) && Object.hasOwn(spec, 'newRoot'))
    return spec.newRoot
  const message = 'no newRoot specified for the $replaceRoot stage'
  throw new MongoError('Location40231', message)
}

function asRoot(evaluate: Evaluate, doc: Document): Document {
  const value = evaluate(doc)
  if (value !== missing && isDocument(value)) return value
  const type = value === missing ? 'missing' : typeName(value)
  const message = `'newRoot' expression  must evaluate to an object, but resulting value was of type: ${type}`
  throw new MongoError('Location40228', message)
}

/** `$redact` (manual: "$redact"): decides for each level of the document. */
export function redact(spec: Value, context: PipelineContext): Stage {
  let scope = { ...context }
  for (const name of ['KEEP', 'PRUNE', 'DESCEND']) {
    scope = {
      ...scope,
      ...bind(scope, name, { value: name.toLowerCase() }),
    }
  }
  const decide = compileExpression(spec, scope)
  return { each: doc => redactDocument(doc, decide) }
}

function redactDocument(
  doc: Document,
  decide: Evaluate,
): Document | undefined {
  const decision = decide(doc)
  if (decision === 'keep') return doc
  if (decision === 'prune') return undefined
  if (decision !== 'descend') {
    const message = `$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE, but returned ${String(decision)}`
    throw new MongoError('Location17053', message)
  }
  const result = { ...doc }
  for (const name of Object.keys(doc)) {
    const value = redactValue(doc[name], decide)
    if (value === missing) delete result[name]
    else result[name] = value
  }
  return result
}

function redactValue(
  value: Value,
  decide: Evaluate,
): Value | typeof missing {
  if (isDocument(value)) return redactDocument(value, decide) ?? missing
  if (!Array.isArray(value)) return value
  return value
    .map(item => redactValue(item, decide))
    .filter(item => item !== missing)
}
