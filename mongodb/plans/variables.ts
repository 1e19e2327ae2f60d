import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'

/** Gives every `$expr` of a filter the command's `let` variables, by a `$let` around it. */
export function withVariables(
  filter: Document,
  variables?: Document,
): Document {
  if (!variables || Object.keys(variables).length === 0) return filter
  const vars: Document = {}
  for (const name of Object.keys(variables)) {
    vars[name] = { $literal: variables[name] }
  }
  return inFilter(filter, vars)
}

function inFilter(filter: Document, vars: Document): Document {
  const bound: Document = {}
  for (const name of Object.keys(filter)) {
    bound[name] = inEntry(name, filter[name], vars)
  }
  return bound
}

function inEntry(name: string, value: Value, vars: Document): Value {
  if (name === '$expr') return { $let: { vars, in: value } }
  const isBranch = name === '$and' || name === '$or' || name === '$nor'
  if (!isBranch || !Array.isArray(value)) return value
  return value.map(item => (isDocument(item) ? inFilter(item, vars) : item))
}
