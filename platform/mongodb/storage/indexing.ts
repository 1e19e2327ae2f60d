import type { Document } from '../values/value.ts'
import type { Collection } from './catalog.ts'
import { duplicateKey } from './duplicate.ts'
import {
  type Entry,
  entriesOf,
  entryKey,
  entryValue,
  multikeyPaths,
} from './entries.ts'
import type { Environment } from './environment.ts'
import type { Index } from './index.ts'
import { keyLimit, numbered } from './keys.ts'

type Place = { environment: Environment }

/** Throws DuplicateKey where another document has one of these keys in a unique index. */
export function checkUnique(
  place: Place,
  ns: string,
  indexes: Index[],
  doc: Document,
  id: Buffer,
) {
  for (const index of indexes) {
    if (!index.spec.unique) continue
    for (const entry of entriesOf(index, doc)) {
      if (!isTaken(place, index, entry, id)) continue
      throw duplicateKey(ns, index.spec, entry.values)
    }
  }
}

function isTaken(
  { environment }: Place,
  index: Index,
  { key }: Entry,
  id: Buffer,
) {
  const start = numbered(index.number, key)
  const end = numbered(index.number, key, highest)
  for (const found of environment.entries.getKeys({ start, end })) {
    if (!found.subarray(start.length).equals(id)) return true
  }
  return false
}

const highest = Buffer.of(0xff)

/** Adds a document to its indexes; answers whether what the catalog knows of them changed. */
export function addEntries(
  place: Place,
  indexes: Index[],
  doc: Document,
  id: Buffer,
): boolean {
  let isChanged = false
  for (const index of indexes) {
    const entries = entriesOf(index, doc)
    put(place, index, entries, id)
    if (learn(index, doc, entries)) isChanged = true
  }
  return isChanged
}

export function removeEntries(
  place: Place,
  indexes: Index[],
  doc: Document,
  id: Buffer,
) {
  for (const index of indexes) drop(place, index, entriesOf(index, doc), id)
}

/** Moves a document within its indexes. Throws DuplicateKey before anything is changed. */
export function replaceEntries(
  place: Place,
  collection: Collection,
  before: Document,
  after: Document,
  id: Buffer,
): boolean {
  checkUnique(place, collection.ns, collection.indexes, after, id)
  let isChanged = false
  for (const index of collection.indexes) {
    const old = entriesOf(index, before)
    const entries = entriesOf(index, after)
    drop(place, index, without(old, entries), id)
    put(place, index, without(entries, old), id)
    if (learn(index, after, entries)) isChanged = true
  }
  return isChanged
}

function without(entries: Entry[], others: Entry[]): Entry[] {
  if (others.length === 0) return entries
  if (others.length === 1) {
    return entries.filter(({ key }) => !key.equals(others[0].key))
  }
  const keys = new Set(others.map(({ key }) => key.toString('latin1')))
  return entries.filter(({ key }) => !keys.has(key.toString('latin1')))
}

function put(
  { environment }: Place,
  index: Index,
  entries: Entry[],
  id: Buffer,
) {
  for (const { key } of entries) {
    environment.entries.put(entryKey(index, key, id), entryValue(key))
  }
}

function drop(
  { environment }: Place,
  index: Index,
  entries: Entry[],
  id: Buffer,
) {
  for (const { key } of entries) {
    environment.entries.remove(entryKey(index, key, id))
  }
}

/** Notes in the index what its entries are like. */
function learn(index: Index, doc: Document, entries: Entry[]): boolean {
  let isChanged = false
  if (!index.isLong && entries.some(({ key }) => key.length === keyLimit)) {
    index.isLong = isChanged = true
  }
  if (index.multikey.every(Boolean)) return isChanged
  multikeyPaths(index, doc).forEach((isMultikey, i) => {
    if (!isMultikey || index.multikey[i]) return
    index.multikey[i] = isChanged = true
  })
  return isChanged
}
