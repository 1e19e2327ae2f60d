import { MongoError } from '../../errors.ts'
import { isDocument, setField } from '../../values/document.ts'
import { type Missing, missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import type { Scope } from '../scope.ts'
import { fieldPath } from './field-path.ts'
import { variable } from './variable.ts'

/** An expression ready to run; `missing` where it names a field that is not there. */
export type Evaluate = (doc: Document) => Value | Missing

/** Makes an operator's expression from its operand. */
export type CompileOperator = (
  operand: Value,
  scope: Scope,
  name: string,
) => Evaluate

const operators = new Map<string, CompileOperator>()

/** Operators are expressions over expressions: they register here instead of being imported. */
export function defineOperators(defined: Record<string, CompileOperator>) {
  for (const name of Object.keys(defined)) {
    operators.set(name, defined[name])
  }
}

/** Compiles an aggregation expression. Unknown operator → InvalidPipelineOperator. */
export function compileExpression(
  expression: Value,
  scope: Scope = {},
): Evaluate {
  if (typeof expression === 'string') return compileText(expression, scope)
  if (Array.isArray(expression)) return compileArray(expression, scope)
  if (!isDocument(expression)) return () => expression
  const names = Object.keys(expression)
  return names[0]?.startsWith('$')
    ? compileOperator(names, expression, scope)
    : compileDocument(expression, scope)
}

function compileText(text: string, scope: Scope): Evaluate {
  if (text.startsWith('$$')) return variable(text.slice(2), scope)
  if (text.startsWith('$')) return fieldPath(text.slice(1))
  return () => text
}

function compileOperator(
  names: string[],
  expression: Document,
  scope: Scope,
): Evaluate {
  const [name] = names
  if (names.length > 1) {
    throw new MongoError(
      'Location15983',
      `an expression specification must contain exactly one field, the name of the expression. Found ${names.length} fields`,
    )
  }
  const compile = operators.get(name)
  if (!compile) {
    const message = `Unrecognized expression '${name}'`
    throw new MongoError('InvalidPipelineOperator', message)
  }
  return compile(expression[name], scope, name)
}

function compileArray(items: Value[], scope: Scope): Evaluate {
  const evaluates = items.map(item => compileExpression(item, scope))
  return doc =>
    evaluates.map(evaluate => {
      const value = evaluate(doc)
      return value === missing ? null : value
    })
}

function compileDocument(expression: Document, scope: Scope): Evaluate {
  const fields = Object.keys(expression).map(
    name => [name, compileExpression(expression[name], scope)] as const,
  )
  return doc => {
    const result: Document = {}
    for (const [name, evaluate] of fields) {
      const value = evaluate(doc)
      if (value !== missing) setField(result, name, value)
    }
    return result
  }
}
