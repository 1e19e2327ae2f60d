import { getField, isDocument, setField } from '../../values/document.ts'
import { encode } from '../../values/encode.ts'
import { identical } from '../../values/identical.ts'
import type { Document, Value } from '../../values/value.ts'

/** What a change stream tells of an update (manual: "update Event"). */
export type UpdateDescription = {
  updatedFields: Document
  removedFields: string[]
  truncatedArrays: { field: string; newSize: number }[]
}

/** Whether an operator replaced the value at this path. */
export type IsWhole = (path: string) => boolean

type Walk = UpdateDescription & { isWhole?: IsWhole }

/**
 * The difference by dotted paths; undefined where the documents are identical.
 * Operators say what they change as a whole; only a pipeline truncates arrays.
 */
export function diff(
  before: Document,
  after: Document,
  isWhole?: IsWhole,
): UpdateDescription | undefined {
  const description: UpdateDescription = {
    updatedFields: {},
    removedFields: [],
    truncatedArrays: [],
  }
  diffDocuments(before, after, '', { ...description, isWhole })
  const { updatedFields, removedFields, truncatedArrays } = description
  if (removedFields.length + truncatedArrays.length > 0) return description
  for (const _ in updatedFields) return description
  return isSameOrder(before, after) ? undefined : description
}

function diffDocuments(
  before: Document,
  after: Document,
  prefix: string,
  walk: Walk,
) {
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) {
      walk.removedFields.push(prefix + name)
    }
  }
  for (const name of Object.keys(after)) {
    const value = after[name]
    if (Object.hasOwn(before, name)) {
      const old = getField(before, name)
      if (old !== value) diffValues(old, value, prefix + name, walk)
    } else setField(walk.updatedFields, prefix + name, value)
  }
}

function diffValues(before: Value, after: Value, path: string, walk: Walk) {
  if (walk.isWhole?.(path)) return diffWholes(before, after, path, walk)
  if (
    isDocument(before) &&
    isDocument(after) &&
    isSameOrder(before, after)
  ) {
    return diffDocuments(before, after, `${path}.`, walk)
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length > 0 && before.length <= after.length) {
      return diffArrays(before, after, `${path}.`, walk)
    }
    if (!walk.isWhole && diffShortened(before, after, path, walk)) return
  }
  diffWholes(before, after, path, walk)
}

function diffWholes(before: Value, after: Value, path: string, walk: Walk) {
  if (!identical(before, after)) setField(walk.updatedFields, path, after)
}

function diffArrays(
  before: Value[],
  after: Value[],
  prefix: string,
  walk: Walk,
) {
  after.forEach((value, i) => {
    if (i < before.length) {
      diffValues(before[i], value, `${prefix}${i}`, walk)
    } else setField(walk.updatedFields, `${prefix}${i}`, value)
  })
}

/** Bytes of the entry that says where an array was cut, in MongoDB's log. */
const truncationSize = 16

/** Tells an array that became shorter by its new size, where that is shorter than the array. */
function diffShortened(
  before: Value[],
  after: Value[],
  path: string,
  walk: Walk,
) {
  if (after.length === 0 || after.length >= before.length) return false
  const inside: Walk = {
    updatedFields: {},
    removedFields: [],
    truncatedArrays: [],
  }
  const kept = before.slice(0, after.length)
  diffArrays(kept, after, `${path}.`, inside)
  const size = truncationSize + encode(inside.updatedFields).length
  if (size >= encode({ after }).length - 12) return false
  Object.assign(walk.updatedFields, inside.updatedFields)
  walk.removedFields.push(...inside.removedFields)
  const truncated = { field: path, newSize: after.length }
  walk.truncatedArrays.push(truncated, ...inside.truncatedArrays)
  return true
}

/** Whether the fields that both have stand in the same order, new ones after them. */
function isSameOrder(before: Document, after: Document): boolean {
  const kept = Object.keys(before).filter(name =>
    Object.hasOwn(after, name),
  )
  const names = Object.keys(after)
  return kept.every((name, i) => names[i] === name)
}
