import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { missing } from '../../values/path.ts'
import { scoreOf } from '../../values/score.ts'
import type { Value } from '../../values/value.ts'
import { bind, type Cell, isNullish, isTrue, type Scope } from '../scope.ts'
import { checkFields, compileArguments } from './arguments.ts'
import {
  type CompileOperator,
  compileExpression,
  type Evaluate,
} from './compile.ts'

/** Operators that evaluate lazily, bind variables, or take no expression. */
export const conditional: Record<string, CompileOperator> = {
  $cond: compileCond,
  $ifNull: compileIfNull,
  $switch: compileSwitch,
  $let: compileLet,
  $literal: operand => () => operand,
  $const: operand => () => operand,
  $meta: compileMeta,
  $expr: (operand, scope) => compileExpression(operand, scope),
}

function compileMeta(operand: Value): Evaluate {
  if (operand === 'textScore') return doc => scoreOf(doc) ?? missing
  const message = `Unsupported argument to $meta: ${operand}`
  throw new MongoError('Location17308', message)
}

function compileCond(operand: Value, scope: Scope, name: string): Evaluate {
  const [test, then, otherwise] = isDocument(operand)
    ? condFields(operand, scope)
    : compileArguments(operand, scope, name, 3, 3)
  return doc => (isTrue(test(doc)) ? then(doc) : otherwise(doc))
}

function condFields(operand: Value, scope: Scope): Evaluate[] {
  const required = ['if', 'then', 'else']
  const spec = checkFields(operand, '$cond', required, [])
  return required.map(field => compileExpression(spec[field], scope))
}

function compileIfNull(
  operand: Value,
  scope: Scope,
  name: string,
): Evaluate {
  const args = compileArguments(operand, scope, name, 2, 1000)
  const last = args.pop() as Evaluate
  return doc => {
    for (const evaluate of args) {
      const value = evaluate(doc)
      if (!isNullish(value)) return value
    }
    return last(doc)
  }
}

function compileSwitch(operand: Value, scope: Scope): Evaluate {
  const spec = checkFields(operand, '$switch', ['branches'], ['default'])
  const branches = compileBranches(spec.branches, scope)
  const hasDefault = Object.hasOwn(spec, 'default')
  const otherwise = hasDefault && compileExpression(spec.default, scope)
  return doc => {
    for (const [test, then] of branches)
      if (isTrue(test(doc))) return then(doc)
    if (otherwise) return otherwise(doc)
    const message =
      '$switch could not find a matching branch for an input, and no default was specified.'
    throw new MongoError('Location40066', message)
  }
}

function compileBranches(value: Value, scope: Scope): Evaluate[][] {
  if (!Array.isArray(value) || value.length === 0) {
    const message = '$switch requires at least one branch.'
    throw new MongoError('Location40068', message)
  }
  return value.map(branch => {
    const spec = checkFields(branch, '$switch', ['case', 'then'], [])
    return [
      compileExpression(spec.case, scope),
      compileExpression(spec.then, scope),
    ]
  })
}

function compileLet(operand: Value, scope: Scope): Evaluate {
  const spec = checkFields(operand, '$let', ['vars', 'in'], [])
  const vars = checkFields(
    spec.vars,
    '$let',
    [],
    Object.keys(spec.vars as object),
  )
  let inner = scope
  const bindings: [Cell, Evaluate][] = []
  for (const name of Object.keys(vars)) {
    const cell: Cell = { value: missing }
    bindings.push([cell, compileExpression(vars[name], scope)])
    inner = bind(inner, checkName(name), cell)
  }
  const evaluate = compileExpression(spec.in, inner)
  return doc => {
    for (const [cell, bound] of bindings) cell.value = bound(doc)
    return evaluate(doc)
  }
}

/** A variable's name begins with a lower-case letter; rebinding `CURRENT` is not supported. */
export function checkName(name: string): string {
  if (/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) return name
  const message = `'${name}' starts with an invalid character for a user variable name`
  throw new MongoError('Location16867', message)
}
