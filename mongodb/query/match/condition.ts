import { BSONRegExp } from 'bson'
import { isDocument } from '../../values/document.ts'
import type { Document, Value } from '../../values/value.ts'

export function isRegex(value: Value): value is BSONRegExp {
  return value instanceof BSONRegExp || value instanceof RegExp
}

/** `{$gt: 1}`, but not the DBRef `{$ref, $id}`. */
export function isOperators(value: Value): value is Document {
  if (!isDocument(value)) return false
  const first = Object.keys(value)[0]
  return first?.startsWith('$') && !/^\$(ref|id|db)$/.test(first)
}
