import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'

/** Top-level fields; undefined stands for all of them. */
export type Fields = Set<string> | undefined

export function topLevel(path: string): string {
  const dot = path.indexOf('.')
  return dot < 0 ? path : path.slice(0, dot)
}

/** The top-level fields that an expression reads, or undefined where it may read any. */
export function fieldsOf(expression: Value): Fields {
  const fields = new Set<string>()
  return collect(expression, fields) ? fields : undefined
}

/** Adds what the expression reads; answers false where that cannot be told. */
export function collect(expression: Value, fields: Set<string>): boolean {
  if (typeof expression === 'string') return collectText(expression, fields)
  if (Array.isArray(expression)) {
    return expression.every(item => collect(item, fields))
  }
  return !isDocument(expression) || collectDocument(expression, fields)
}

function collectText(text: string, fields: Set<string>): boolean {
  if (!text.startsWith('$')) return true
  if (!text.startsWith('$$')) {
    fields.add(topLevel(text.slice(1)))
    return true
  }
  const [name, field] = text.slice(2).split('.')
  if (name !== 'ROOT' && name !== 'CURRENT') return true
  if (field !== undefined) fields.add(field)
  return field !== undefined
}

function collectDocument(doc: Document, fields: Set<string>): boolean {
  if (Object.hasOwn(doc, '$literal')) return true
  if (Object.hasOwn(doc, '$getField')) {
    return collectGetField(doc.$getField, fields)
  }
  return Object.keys(doc).every(name => collect(doc[name], fields))
}

/** Without an input, `$getField` reads a field that it names as plain text. */
function collectGetField(spec: Value, fields: Set<string>): boolean {
  if (!isDocument(spec) || spec.input === undefined) return false
  return collect(spec.field, fields) && collect(spec.input, fields)
}
