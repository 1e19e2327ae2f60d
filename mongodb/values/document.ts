import type { Document, Value } from './value.ts'

const root = Object.prototype

export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === root || prototype === null
}

/** Whether objects inherit this name: `constructor`, `__proto__` … */
export function isInherited(name: string): boolean {
  return name in root
}

/** Own field or undefined; never what the object inherits. */
export function getField(doc: Document, name: string): Value {
  const value = doc[name]
  if (value === undefined || !isInherited(name)) return value
  return Object.hasOwn(doc, name) ? value : undefined
}

export function hasField(doc: Document, name: string): boolean {
  return Object.hasOwn(doc, name)
}

/** Assigns a field whatever its name: `__proto__` becomes an own field like any other. */
export function setField(doc: Document, name: string, value: Value) {
  if (name === '__proto__') define(doc, name, value)
  else doc[name] = value
}

function define(doc: Document, name: string, value: Value) {
  Object.defineProperty(doc, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
