import type { Postings } from '../text/postings.ts'
import { isSameText, termsOf } from '../text/spec.ts'
import type { Document } from '../values/value.ts'
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
import { isLongId, keyLimit, numbered } from './keys.ts'

type Place = { environment: Environment; postings: Postings }

/** What a document will have in one index. */
export type Share = {
  index: Index
  entries: Entry[]
  terms?: Map<string, number>
}

/** What the document will have in each index. Throws where it cannot be indexed. */
export function sharesOf(indexes: Index[], doc: Document): Share[] {
  return indexes.map(index => {
    if (!index.isText) return { index, entries: entriesOf(index, doc) }
    const isCovered = !index.covers || index.covers(doc)
    const terms = isCovered ? termsOf(index.spec, doc) : new Map()
    return { index, entries: [], terms }
  })
}

/** Throws DuplicateKey where another document has one of these keys in a unique index. */
export function checkUnique(
  place: Place,
  ns: string,
  shares: Share[],
  id: Buffer,
) {
  for (const { index, entries } of shares) {
    if (!index.spec.unique) continue
    const taken = entries.find(entry => isTaken(place, index, entry, id))
    if (taken) throw duplicateKey(ns, index.spec, taken.values)
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
export function addShares(
  place: Place,
  shares: Share[],
  doc: Document,
  id: Buffer,
): boolean {
  let isChanged = false
  for (const { index, entries, terms } of shares) {
    if (terms) place.postings.add(index.number, id, terms)
    else put(place, index, entries, id)
    if (learn(index, doc, entries, id)) isChanged = true
  }
  return isChanged
}

export function removeShares(place: Place, shares: Share[], id: Buffer) {
  for (const { index, entries, terms } of shares) {
    if (terms) place.postings.remove(index.number, id, terms)
    else drop(place, index, entries, id)
  }
}

/** Moves a document within its indexes; answers as `addShares` does. */
export function moveShares(
  place: Place,
  before: Share[],
  after: Share[],
  doc: Document,
  id: Buffer,
): boolean {
  let isChanged = false
  for (const [i, { index, entries, terms }] of after.entries()) {
    const old = before[i]
    if (terms && old.terms) {
      place.postings.replace(index.number, id, old.terms, terms)
      continue
    }
    drop(place, index, without(old.entries, entries), id)
    put(place, index, without(entries, old.entries), id)
    if (learn(index, doc, entries, id)) isChanged = true
  }
  return isChanged
}

/** The indexes in which a change of the document can make a difference. */
export function touched(
  indexes: Index[],
  before: Document,
  after: Document,
) {
  return indexes.filter(
    ({ isText, covers, spec }) =>
      !isText || covers || !isSameText(spec, before, after),
  )
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
function learn(index: Index, doc: Document, entries: Entry[], id: Buffer) {
  let isChanged = false
  if (!index.isLong && (isLongId(id) || entries.some(isLong))) {
    index.isLong = isChanged = true
  }
  if (entries.length === 0 || index.multikey.every(Boolean))
    return isChanged
  multikeyPaths(index, doc).forEach((isMultikey, i) => {
    if (!isMultikey || index.multikey[i]) return
    index.multikey[i] = isChanged = true
  })
  return isChanged
}

function isLong({ key }: Entry): boolean {
  return key.length === keyLimit
}
