import { getField, isDocument } from './document.ts'
import type { Document, Value } from './value.ts'

/** Stands for "no such field", which is not the same as null. */
export const missing: unique symbol = Symbol('missing')
export type Missing = typeof missing
type Visit = (value: Value | Missing, isElement: boolean) => boolean

/** Whether a path component may be the place of an array's item. */
export function isIndex(part: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(part)
}

export function splitPath(path: string): string[] {
  return path.includes('.') ? path.split('.') : [path]
}

/**
 * Calls `visit` with every value that a query's path reaches, through arrays
 * (manual: "Query an Array of Embedded Documents"), until one call answers
 * true; an array at the path's end gives its items and then itself, or with
 * `leafArrays` only itself. Answers whether a call answered true.
 */
export function walk(
  doc: Document,
  path: readonly string[],
  visit: Visit,
  leafArrays = false,
): boolean {
  return walkDocument(doc, path, 0, visit, leafArrays)
}

function walkDocument(
  doc: Document,
  path: readonly string[],
  from: number,
  visit: Visit,
  leafArrays: boolean,
): boolean {
  let current = doc
  for (let i = from; ; i++) {
    const value = read(current, path[i])
    const isLast = i === path.length - 1
    if (Array.isArray(value)) {
      return isLast
        ? visitArray(value, visit, leafArrays)
        : walkArray(value, path, i + 1, visit, leafArrays)
    }
    if (isLast) return visit(value, false)
    if (!isDocument(value)) return visit(missing, false)
    current = value
  }
}

function read(doc: Document, name: string): Value | Missing {
  const value = getField(doc, name)
  return value === undefined && !Object.hasOwn(doc, name) ? missing : value
}

function visitArray(items: Value[], visit: Visit, leafArrays: boolean) {
  if (!leafArrays) {
    for (const item of items) if (visit(item, true)) return true
  }
  return visit(items, false)
}

/** The rest of the path goes on in each item, and in the item whose place it names. */
function walkArray(
  items: Value[],
  path: readonly string[],
  from: number,
  visit: Visit,
  leafArrays: boolean,
): boolean {
  const place = isIndex(path[from]) ? Number(path[from]) : -1
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (isDocument(item)) {
      if (walkDocument(item, path, from, visit, leafArrays)) return true
    }
    if (i === place && walkItem(item, path, from + 1, visit, leafArrays)) {
      return true
    }
  }
  return false
}

function walkItem(
  item: Value,
  path: readonly string[],
  from: number,
  visit: Visit,
  leafArrays: boolean,
): boolean {
  if (from === path.length) return visit(item, false)
  if (Array.isArray(item)) {
    return walkArray(item, path, from, visit, leafArrays)
  }
  return (
    isDocument(item) && walkDocument(item, path, from, visit, leafArrays)
  )
}

/** All values a query on `path` compares with; `missing` where there is none. */
export function valuesAt(doc: Document, path: string): (Value | Missing)[] {
  const values: (Value | Missing)[] = []
  walk(doc, splitPath(path), value => {
    values.push(value)
    return false
  })
  return values
}
