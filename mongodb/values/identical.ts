import { encode } from './encode.ts'
import { typeCode } from './types.ts'
import type { Document, Value } from './value.ts'

/** Whether two values are stored alike: 5 and 5.0 are equal, yet not identical. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (a === null || b === null || typeCode(a) !== typeCode(b)) return false
  return encode({ a } as Document).equals(encode({ a: b } as Document))
}

/** A copy whose documents and arrays are its own; other values never change and are shared. */
export function cloneValue(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cloneValue)
  if (typeCode(value) !== 3) return value
  return cloneDocument(value as Document)
}

export function cloneDocument(doc: Document): Document {
  const copy: Document = { ...doc }
  for (const name of Object.keys(copy)) {
    const value = copy[name]
    if (typeof value === 'object' && value !== null) {
      copy[name] = cloneValue(value)
    }
  }
  return copy
}
