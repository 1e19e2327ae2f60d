import { MongoError } from '../../errors.ts'
import { getField, isDocument, setField } from '../../values/document.ts'
import { isIndex, type Missing, missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { matchedPlace } from '../positional.ts'
import type { ArrayFilters } from './array-filters.ts'
import type { Context, Modify, UpdateChange } from './change.ts'

type Walk = Context & {
  modify: Modify
  filters: ArrayFilters
  path: string
}

const maxPadding = 1_500_000

/** Applies a modifier at a dotted path with places `$`, `$[]` and `$[identifier]`. */
export function applyAt(
  path: string,
  modify: Modify,
  filters: ArrayFilters,
): UpdateChange {
  const parts = path.split('.')
  return (doc, circumstances) => {
    const walk = { ...circumstances, doc, modify, filters, path }
    const concrete = parts.includes('$') ? replacePlace(parts, walk) : parts
    descend(doc, concrete, 0, walk)
    return doc
  }
}

function replacePlace(
  parts: string[],
  { filter, doc, scope }: Walk,
): string[] {
  const place = matchedPlace(filter, doc, scope)
  if (place === undefined) {
    const message =
      'The positional operator did not find the match needed from the query.'
    throw new MongoError('BadValue', message)
  }
  return parts.map(part => (part === '$' ? String(place) : part))
}

function descend(doc: Document, parts: string[], at: number, walk: Walk) {
  const name = parts[at]
  if (name.startsWith('$[')) throw notAnArray(parts, at, doc)
  const exists = Object.hasOwn(doc, name)
  const old = exists ? getField(doc, name) : missing
  const value = changed(old, parts, at, walk)
  if (value === missing) {
    if (exists) delete doc[name]
  } else if (value !== old || !exists) setField(doc, name, value)
}

/** The new value of the part at `at`. */
function changed(
  old: Value | Missing,
  parts: string[],
  at: number,
  walk: Walk,
): Value | Missing {
  const { modify } = walk
  if (at === parts.length - 1) return modify.change(old, walk)
  const next = parts[at + 1]
  if (old === missing) return created(parts, at, walk)
  if (isDocument(old)) {
    descend(old, parts, at + 1, walk)
  } else if (Array.isArray(old)) {
    descendArray(old, parts, at + 1, walk)
  } else if (next.startsWith('$[')) {
    throw notAnArray(parts, at + 1, old)
  } else if (modify.creates) throw notViable(parts, at + 1, old)
  return old
}

function created(parts: string[], at: number, walk: Walk): Value | Missing {
  const next = parts[at + 1]
  if (next.startsWith('$[')) {
    const path = parts.slice(0, at + 1).join('.')
    const message = `The path '${path}' must exist in the document in order to apply array updates.`
    throw new MongoError('BadValue', message)
  }
  if (!walk.modify.creates) return missing
  const doc: Document = {}
  descend(doc, parts, at + 1, walk)
  return Object.keys(doc).length === 0 ? missing : doc
}

function descendArray(
  items: Value[],
  parts: string[],
  at: number,
  walk: Walk,
) {
  const part = parts[at]
  if (part.startsWith('$[')) {
    const isSelected = selector(part, walk)
    items.forEach((item, i) => {
      if (isSelected(item))
        setItem(items, i, changed(item, parts, at, walk))
    })
    return
  }
  if (isIndex(part))
    return changePlace(items, Number(part), parts, at, walk)
  if (walk.modify.creates) throw notViable(parts, at, items)
}

function selector(part: string, { filters, path }: Walk) {
  const name = part.slice(2, -1)
  if (name === '') return () => true
  const isSelected = filters.get(name)
  if (isSelected) return isSelected
  const message = `No array filter found for identifier '${name}' in path '${path}'`
  throw new MongoError('BadValue', message)
}

function changePlace(
  items: Value[],
  place: number,
  parts: string[],
  at: number,
  walk: Walk,
) {
  const old = place < items.length ? items[place] : missing
  const value = changed(old, parts, at, walk)
  if (value === missing && old === missing) return
  if (place - items.length > maxPadding) {
    const message = `can't backfill more than ${maxPadding} elements`
    throw new MongoError('BadValue', message)
  }
  while (items.length < place) items.push(null)
  setItem(items, place, value)
}

/** An item that is taken away leaves null in its place. */
function setItem(items: Value[], place: number, value: Value | Missing) {
  items[place] = value === missing ? null : value
}

function notAnArray(parts: string[], at: number, value: Value): MongoError {
  const name = parts[at - 1]
  const message = `Cannot apply array updates to non-array element ${name}: ${showValue(value)}`
  return new MongoError('BadValue', message)
}

function notViable(parts: string[], at: number, value: Value): MongoError {
  const message = `Cannot create field '${parts[at]}' in element {${parts[at - 1]}: ${showValue(value)}}`
  return new MongoError('PathNotViable', message)
}

/** A value in an error message. */
export function showValue(value: Value | Missing): string {
  return value === missing ? 'missing' : JSON.stringify(value)
}
