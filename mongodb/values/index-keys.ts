import { MongoError } from '../errors.ts'
import { getField, hasField, isDocument } from './document.ts'
import { isIndex, type Missing, missing, splitPath } from './path.ts'
import type { Document, Value } from './value.ts'

type IndexEntries = {
  /** One value per field of the index, for each entry; equal entries may repeat. */
  entries: Value[][]
  /** Whether an array was spread over entries. */
  multikey: boolean
}

/** A field on its way: the value reached so far and the parts of its path still to go. */
type Reach = { value: Value | Missing; rest: readonly string[] }

/**
 * What an index over these dotted paths holds for a document (manual:
 * "Multikey Indexes"): null for a missing field, undefined for an empty
 * array, one entry per item of an array. A sparse index has no entry whose
 * fields are all missing. Arrays side by side → CannotIndexParallelArrays.
 */
export function indexEntries(
  doc: Document,
  paths: readonly string[],
  { sparse = false } = {},
): IndexEntries {
  const result: IndexEntries = { entries: [], multikey: false }
  const reached = paths.map(path => reach(doc, splitPath(path)))
  spread(reached, result, sparse)
  return result
}

function spread(fields: Reach[], result: IndexEntries, sparse: boolean) {
  const array = sharedArray(fields)
  if (!array) return addEntry(fields, result, sparse)
  result.multikey = true
  if (array.length === 0) {
    const ends = fields.map(field =>
      isOpen(field) ? emptied(field) : field,
    )
    return addEntry(ends, result, sparse)
  }
  for (const item of array) {
    const next = fields.map(field =>
      field.value === array && isOpen(field)
        ? step(item, field.rest)
        : field,
    )
    spread(next, result, sparse)
  }
}

/** Marks a path that has ended inside an array: its value is not spread again. */
const ended: readonly string[] = []

function isOpen({ value, rest }: Reach): boolean {
  return Array.isArray(value) && rest !== ended
}

function sharedArray(fields: Reach[]): Value[] | undefined {
  const open = fields.filter(isOpen)
  const array = open[0]?.value
  const other = open.find(field => field.value !== array)
  if (!other) return array as Value[] | undefined
  throw new MongoError(
    'CannotIndexParallelArrays',
    'cannot index parallel arrays',
  )
}

function emptied({ rest }: Reach): Reach {
  const value = rest.length === 0 ? undefined : missing
  return { value, rest: ended }
}

function step(item: Value, rest: readonly string[]): Reach {
  if (rest.length === 0) return { value: item, rest: ended }
  return isDocument(item)
    ? reach(item, rest)
    : { value: missing, rest: ended }
}

/** Follows the path to its end or to the first array that has to be spread. */
function reach(doc: Document, path: readonly string[]): Reach {
  let value: Value | Missing = doc
  for (let i = 0; i < path.length; i++) {
    if (Array.isArray(value)) {
      if (!isIndex(path[i])) return { value, rest: path.slice(i) }
      const place = Number(path[i])
      value = place < value.length ? value[place] : missing
    } else if (isDocument(value) && hasField(value, path[i])) {
      value = getField(value, path[i])
    } else return { value: missing, rest: ended }
  }
  return { value, rest: [] }
}

function addEntry(
  fields: Reach[],
  { entries }: IndexEntries,
  sparse: boolean,
) {
  if (sparse && fields.every(field => field.value === missing)) return
  entries.push(
    fields.map(({ value }) => (value === missing ? null : value)),
  )
}
