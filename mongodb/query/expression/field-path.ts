import { MongoError } from '../../errors.ts'
import { getField, isDocument, isInherited } from '../../values/document.ts'
import { type Missing, missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'

type Evaluate = (doc: Document) => Value | Missing

/** Reads `a.b.c`; over an array it collects from each document inside (manual: "Field Paths"). */
export function fieldPath(path: string): Evaluate {
  const parts = checkPath(path)
  if (parts.length > 1 || isInherited(path)) {
    return doc => follow(doc, parts, 0)
  }
  return doc => {
    const value = doc[path]
    return value === undefined && !Object.hasOwn(doc, path)
      ? missing
      : value
  }
}

export function checkPath(path: string): string[] {
  const parts = path.split('.')
  if (path.endsWith('.')) {
    const message = `FieldPath must not end with a '.'.`
    throw new MongoError('Location40353', message)
  }
  for (const part of parts) {
    if (part === '') {
      const message = 'FieldPath field names may not be empty strings.'
      throw new MongoError('Location15998', message)
    }
    if (part.startsWith('$')) {
      const message = `FieldPath field names may not start with '$'. Consider using $getField or $setField.`
      throw new MongoError('Location16410', message)
    }
  }
  return parts
}

/** The value at the path below `value`. */
export function follow(
  value: Value | Missing,
  parts: readonly string[],
  from: number,
): Value | Missing {
  let current = value
  for (let i = from; i < parts.length; i++) {
    if (Array.isArray(current)) return collect(current, parts, i)
    if (!isDocument(current) || !Object.hasOwn(current, parts[i])) {
      return missing
    }
    current = getField(current, parts[i])
  }
  return current
}

function collect(items: Value[], parts: readonly string[], from: number) {
  const values: Value[] = []
  for (const item of items) {
    const value = follow(item, parts, from)
    if (value !== missing) values.push(value)
  }
  return values
}
