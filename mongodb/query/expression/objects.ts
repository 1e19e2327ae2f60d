import { MongoError } from '../../errors.ts'
import { getField, isDocument, setField } from '../../values/document.ts'
import { missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { notMergeable } from '../aggregate/merge.ts'
import { isNullish, type Scope } from '../scope.ts'
import { type Argument, checkFields, withArguments } from './arguments.ts'
import {
  type CompileOperator,
  compileExpression,
  type Evaluate,
} from './compile.ts'
import { typeNameOf } from './numbers.ts'

/** Operators on documents (manual: "Object Expression Operators"). */
export const objects: Record<string, CompileOperator> = {
  $mergeObjects: withArguments(0, Number.POSITIVE_INFINITY, merge),
  $objectToArray: withArguments(1, 1, ([value]) => toArray(value)),
  $getField: compileGet,
  $setField: (operand, scope) => compileSet('$setField', operand, scope),
  $unsetField: (operand, scope) =>
    compileSet('$unsetField', operand, scope),
}

function merge(values: Argument[]): Argument {
  const result: Document = {}
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDocument(value)) throw notMergeable(value)
    for (const name of Object.keys(value)) {
      setField(result, name, value[name])
    }
  }
  return result
}

function toArray(value: Argument): Argument {
  if (isNullish(value)) return null
  if (!isDocument(value)) {
    const message = `$objectToArray requires a document input, found: ${typeNameOf(value)}`
    throw new MongoError('Location40390', message)
  }
  return Object.keys(value).map(k => ({ k, v: value[k] }))
}

function compileGet(operand: Value, scope: Scope): Evaluate {
  const isFull = isDocument(operand) && Object.hasOwn(operand, 'field')
  const spec = isFull
    ? checkFields(operand, '$getField', ['field'], ['input'])
    : { field: operand }
  const name = constantName(spec.field, '$getField', scope)
  const input = compileExpression(spec.input ?? '$$CURRENT', scope)
  return doc => {
    const value = input(doc)
    if (isNullish(value)) return value === missing ? missing : null
    if (!isDocument(value) || !Object.hasOwn(value, name)) return missing
    return getField(value, name)
  }
}

/** The field's name must be known beforehand. */
function constantName(value: Value, name: string, scope: Scope): string {
  const isPath = typeof value === 'string' && value.startsWith('$')
  const field = isPath ? value : compileExpression(value, scope)({})
  if (typeof field === 'string' && !isPath) return field
  const message = `${name} requires 'field' to evaluate to a constant, but got a non-constant argument`
  throw new MongoError('Location4161107', message)
}

function compileSet(name: string, operand: Value, scope: Scope): Evaluate {
  const isUnset = name === '$unsetField'
  const required = ['field', 'input', ...(isUnset ? [] : ['value'])]
  const spec = checkFields(operand, name, required, [])
  const field = constantName(spec.field, name, scope)
  const input = compileExpression(spec.input, scope)
  const evaluate = compileExpression(
    isUnset ? '$$REMOVE' : spec.value,
    scope,
  )
  return doc => {
    const target = input(doc)
    if (isNullish(target)) return null
    if (!isDocument(target)) {
      const message = `${name} requires 'input' to evaluate to type Object`
      throw new MongoError('Location4161105', message)
    }
    const value = evaluate(doc)
    const copy = { ...target }
    if (value === missing) delete copy[field]
    else setField(copy, field, value)
    return copy
  }
}
