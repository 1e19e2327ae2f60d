import { getField, isDocument, setField } from '../../values/document.ts'
import { identical } from '../../values/identical.ts'
import type { Document, Value } from '../../values/value.ts'

/** What a change stream tells of an update (manual: "update Event"). */
export type UpdateDescription = {
  updatedFields: Document
  removedFields: string[]
  truncatedArrays: []
}

/** The difference by dotted paths; undefined where the documents are identical. */
export function diff(
  before: Document,
  after: Document,
): UpdateDescription | undefined {
  const description: UpdateDescription = {
    updatedFields: {},
    removedFields: [],
    truncatedArrays: [],
  }
  diffDocuments(before, after, '', description)
  const { updatedFields, removedFields } = description
  if (removedFields.length > 0) return description
  for (const _ in updatedFields) return description
  return isSameOrder(before, after) ? undefined : description
}

function diffDocuments(
  before: Document,
  after: Document,
  prefix: string,
  description: UpdateDescription,
) {
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) {
      description.removedFields.push(prefix + name)
    }
  }
  for (const name of Object.keys(after)) {
    const value = after[name]
    if (Object.hasOwn(before, name)) {
      const old = getField(before, name)
      if (old !== value) diffValues(old, value, prefix + name, description)
    } else setField(description.updatedFields, prefix + name, value)
  }
}

function diffValues(
  before: Value,
  after: Value,
  path: string,
  description: UpdateDescription,
) {
  if (
    isDocument(before) &&
    isDocument(after) &&
    isSameOrder(before, after)
  ) {
    return diffDocuments(before, after, `${path}.`, description)
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length > 0 && before.length <= after.length) {
      return diffArrays(before, after, `${path}.`, description)
    }
  }
  if (!identical(before, after)) {
    setField(description.updatedFields, path, after)
  }
}

function diffArrays(
  before: Value[],
  after: Value[],
  prefix: string,
  description: UpdateDescription,
) {
  after.forEach((value, i) => {
    if (i < before.length) {
      diffValues(before[i], value, `${prefix}${i}`, description)
    } else setField(description.updatedFields, `${prefix}${i}`, value)
  })
}

/** Whether the fields that both have stand in the same order, new ones after them. */
function isSameOrder(before: Document, after: Document): boolean {
  const kept = Object.keys(before).filter(name =>
    Object.hasOwn(after, name),
  )
  const names = Object.keys(after)
  return kept.every((name, i) => names[i] === name)
}
