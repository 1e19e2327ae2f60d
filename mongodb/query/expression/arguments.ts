import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import type { Missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import type { Scope } from '../scope.ts'
import {
  type CompileOperator,
  compileExpression,
  type Evaluate,
} from './compile.ts'

export type Argument = Value | Missing

/** An operator with `least` to `most` arguments; a single argument needs no array. */
export function withArguments(
  least: number,
  most: number,
  apply: (values: Argument[], name: string) => Argument,
): CompileOperator {
  return (operand, scope, name) => {
    const args = compileArguments(operand, scope, name, least, most)
    if (args.length === 1) {
      const [first] = args
      return doc => apply([first(doc)], name)
    }
    if (args.length === 2) {
      const [first, second] = args
      return doc => apply([first(doc), second(doc)], name)
    }
    return doc =>
      apply(
        args.map(evaluate => evaluate(doc)),
        name,
      )
  }
}

export function compileArguments(
  operand: Value,
  scope: Scope,
  name: string,
  least: number,
  most: number,
): Evaluate[] {
  const items = Array.isArray(operand) ? operand : [operand]
  if (items.length < least || items.length > most) {
    throw wrongCount(name, least, most, items.length)
  }
  return items.map(item => compileExpression(item, scope))
}

function wrongCount(
  name: string,
  least: number,
  most: number,
  got: number,
) {
  if (least === most) {
    return new MongoError(
      'Location16020',
      `Expression ${name} takes exactly ${least} arguments. ${got} were passed in.`,
    )
  }
  return new MongoError(
    'Location28667',
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${got} were passed in.`,
  )
}

/** An operator whose operand is a document of named expressions. */
export function withFields(
  required: readonly string[],
  optional: readonly string[],
  apply: (values: Record<string, Argument>, name: string) => Argument,
): CompileOperator {
  return (operand, scope, name) => {
    const fields = compileFields(operand, scope, name, required, optional)
    return doc => {
      const values: Record<string, Argument> = {}
      for (const [field, evaluate] of fields) values[field] = evaluate(doc)
      return apply(values, name)
    }
  }
}

function compileFields(
  operand: Value,
  scope: Scope,
  name: string,
  required: readonly string[],
  optional: readonly string[],
): [string, Evaluate][] {
  const spec = checkFields(operand, name, required, optional)
  return Object.keys(spec).map(field => [
    field,
    compileExpression(spec[field], scope),
  ])
}

/** The operand as a document that has all required and no unknown fields. */
export function checkFields(
  operand: Value,
  name: string,
  required: readonly string[],
  optional: readonly string[],
): Document {
  if (!isDocument(operand)) {
    const message = `${name} only supports an object as its argument`
    throw new MongoError('FailedToParse', message)
  }
  for (const field of Object.keys(operand)) {
    if (required.includes(field) || optional.includes(field)) continue
    const message = `Unrecognized parameter to ${name}: ${field}`
    throw new MongoError('FailedToParse', message)
  }
  for (const field of required) {
    if (Object.hasOwn(operand, field)) continue
    const message = `Missing '${field}' parameter to ${name}`
    throw new MongoError('FailedToParse', message)
  }
  return operand
}
