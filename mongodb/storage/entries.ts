import { indexEntries } from '../values/index-keys.ts'
import { encodeKey } from '../values/key.ts'
import type { Document, Value } from '../values/value.ts'
import type { Index } from './index.ts'
import { cut, keyLimit, numbered } from './keys.ts'

/** One document's place in an ordered index. */
export type Entry = { key: Buffer; values: Value[] }

/** A document's entries in an ordered index; notes arrays and shortened keys in `index`. */
export function entriesOf(index: Index, doc: Document): Entry[] {
  if (index.covers && !index.covers(doc)) return []
  const sparse = index.spec.sparse === true
  const { entries, multikey } = indexEntries(doc, index.paths, { sparse })
  if (multikey)
    return distinct(entries.map(values => entryOf(index, values)))
  return entries.map(values => entryOf(index, values))
}

function entryOf(index: Index, values: Value[]): Entry {
  return { key: cut(encodeKey(values, index.directions)), values }
}

function distinct(entries: Entry[]): Entry[] {
  if (entries.length < 2) return entries
  const seen = new Map<string, Entry>()
  for (const entry of entries) seen.set(entry.key.toString('latin1'), entry)
  return [...seen.values()]
}

/** Which paths lead through an array in this document. */
export function multikeyPaths(index: Index, doc: Document): boolean[] {
  if (index.isText) return index.multikey
  return index.paths.map(path => indexEntries(doc, [path]).multikey)
}

/** The table's key of an entry, and its value: how long the entry's own key is. */
export function entryKey(index: Index, key: Buffer, id: Buffer): Buffer {
  return numbered(index.number, key, id)
}

const lengths = Array.from({ length: keyLimit + 1 }, (_, length) => {
  const value = Buffer.alloc(2)
  value.writeUInt16BE(length, 0)
  return value
})

export function entryValue(key: Buffer): Buffer {
  return lengths[key.length]
}

/** The id's part of an entry. */
export function idOfEntry(key: Buffer, value: Buffer): Buffer {
  return key.subarray(4 + value.readUInt16BE(0))
}
