import { MongoError } from '../errors.ts'
import type { Document } from '../values/value.ts'
import { fieldsOf } from './dependencies.ts'
import { checkName } from './expression/conditional.ts'
import { compileExpression } from './expression.ts'
import { bind, type Scope } from './scope.ts'

/** A command's `let`, evaluated once; a later variable sees those before it. */
export function scopeOfLet(variables: Document = {}): Scope {
  let scope: Scope = { now: new Date() }
  for (const name of Object.keys(variables)) {
    const expression = variables[name]
    if (fieldsOf(expression)?.size !== 0) throw readsField()
    const value = compileExpression(expression, scope)({})
    scope = bind(scope, checkName(name), { value })
  }
  return scope
}

/** Adds variables that are values, not expressions. */
export function withConstants(scope: Scope, constants: Document = {}) {
  return Object.keys(constants).reduce(
    (inner, name) => bind(inner, name, { value: constants[name] }),
    scope,
  )
}

function readsField() {
  return new MongoError(
    'Location4890500',
    'Command let Expression tried to access a field, but this is not allowed because Command let expressions run before the query examines any documents.',
  )
}
