import { verifyText } from '../text/verify.ts'
import { decode } from '../values/decode.ts'
import type { Collection } from './catalog.ts'
import { entriesOf, entryKey } from './entries.ts'
import type { Index } from './index.ts'
import { idBytes, numbered, rangeOf } from './keys.ts'
import type { StorageParts } from './transaction.ts'

/** Compares every index and counter with the documents; answers with the differences. */
export function verify({ parts }: { parts: StorageParts }): string[] {
  const collections = [...parts.catalog.collections.values()]
  return collections.flatMap(collection => [
    ...verifyCounters(parts, collection),
    ...collection.indexes.flatMap(index =>
      verifyIndex(parts, collection, index),
    ),
  ])
}

function verifyCounters(
  { environment }: StorageParts,
  collection: Collection,
) {
  const problems: string[] = []
  let count = 0
  let bytes = 0
  for (const { key, value } of environment.records.getRange(
    rangeOf(collection.number),
  )) {
    count++
    bytes += value.length
    const { _id } = decode(value)
    if (!key.equals(numbered(collection.number, idBytes(_id)))) {
      problems.push(`${collection.ns}: a record is not under its _id`)
    }
  }
  if (count !== collection.count || bytes !== collection.bytes) {
    problems.push(
      `${collection.ns}: ${count} documents of ${bytes} bytes, but counted ${collection.count} of ${collection.bytes}`,
    )
  }
  return problems
}

function verifyIndex(
  { environment }: StorageParts,
  collection: Collection,
  index: Index,
): string[] {
  if (index.isText) return verifyText(environment, collection, index)
  const expected = new Set<string>()
  for (const { key, value } of environment.records.getRange(
    rangeOf(collection.number),
  )) {
    for (const entry of entriesOf(index, decode(value))) {
      expected.add(
        entryKey(index, entry.key, key.subarray(4)).toString('latin1'),
      )
    }
  }
  const name = `${collection.ns} ${index.spec.name}`
  const problems: string[] = []
  for (const key of environment.entries.getKeys(rangeOf(index.number))) {
    if (!expected.delete(key.toString('latin1'))) {
      problems.push(`${name}: an entry without its document`)
    }
  }
  if (expected.size > 0)
    problems.push(`${name}: ${expected.size} entries are missing`)
  return problems
}
