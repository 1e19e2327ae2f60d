import { MongoError } from '../../errors.ts'
import { toDouble } from '../../values/exact.ts'
import { missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { bind, type Cell, isNullish, isTrue, type Scope } from '../scope.ts'
import { type Argument, checkFields } from './arguments.ts'
import {
  type CompileOperator,
  compileExpression,
  type Evaluate,
} from './compile.ts'
import { checkName } from './conditional.ts'
import { isNumeric, typeNameOf } from './numbers.ts'

/** Operators that run an expression for each item: `$filter`, `$map`, `$reduce`. */
export const loops: Record<string, CompileOperator> = {
  $filter: compileFilter,
  $map: compileMap,
  $reduce: compileReduce,
}

function arrayOf(
  evaluate: Evaluate,
  doc: Document,
  message: string,
  code: number,
): Value[] | null {
  const value = evaluate(doc)
  if (isNullish(value)) return null
  if (Array.isArray(value)) return value
  throw new MongoError(`Location${code}`, `${message} ${typeNameOf(value)}`)
}

function itemScope(as: Value, scope: Scope): [Cell, Scope] {
  const cell: Cell = { value: missing }
  const name = as === undefined ? 'this' : checkName(String(as))
  return [cell, bind(scope, name, cell)]
}

function compileFilter(operand: Value, scope: Scope): Evaluate {
  const spec = checkFields(
    operand,
    '$filter',
    ['input', 'cond'],
    ['as', 'limit'],
  )
  const input = compileExpression(spec.input, scope)
  const [cell, inner] = itemScope(spec.as, scope)
  const test = compileExpression(spec.cond, inner)
  const limit = compileExpression(spec.limit ?? null, scope)
  return doc => {
    const message = 'input to $filter must be an array not'
    const items = arrayOf(input, doc, message, 28651)
    if (!items) return null
    const most = limitOf(limit(doc))
    const kept: Value[] = []
    for (const item of items) {
      if (kept.length === most) break
      cell.value = item
      if (isTrue(test(doc))) kept.push(item)
    }
    return kept
  }
}

function limitOf(value: Argument): number {
  if (isNullish(value)) return Number.POSITIVE_INFINITY
  const limit = isNumeric(value) ? toDouble(value) : Number.NaN
  if (Number.isInteger(limit) && limit > 0) return limit
  const message = `$filter: limit must be a positive integer`
  throw new MongoError('Location327392', message)
}

function compileMap(operand: Value, scope: Scope): Evaluate {
  const spec = checkFields(operand, '$map', ['input', 'in'], ['as'])
  const input = compileExpression(spec.input, scope)
  const [cell, inner] = itemScope(spec.as, scope)
  const evaluate = compileExpression(spec.in, inner)
  return doc => {
    const message = 'input to $map must be an array not'
    const items = arrayOf(input, doc, message, 16883)
    if (!items) return null
    return items.map(item => {
      cell.value = item
      const value = evaluate(doc)
      return value === missing ? null : value
    })
  }
}

function compileReduce(operand: Value, scope: Scope): Evaluate {
  const fields = ['input', 'initialValue', 'in']
  const spec = checkFields(operand, '$reduce', fields, [])
  const input = compileExpression(spec.input, scope)
  const initial = compileExpression(spec.initialValue, scope)
  const item: Cell = { value: missing }
  const total: Cell = { value: missing }
  const inner = bind(bind(scope, 'this', item), 'value', total)
  const evaluate = compileExpression(spec.in, inner)
  return doc => {
    const message = "$reduce requires that 'input' be an array, found:"
    const items = arrayOf(input, doc, message, 40080)
    if (!items) return null
    let value = initial(doc)
    for (const current of items) {
      item.value = current
      total.value = value
      value = evaluate(doc)
    }
    return value
  }
}
