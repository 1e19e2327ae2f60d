import { interval, intervalBytes } from '../planner/interval.ts'
import { Walk } from '../planner/walk.ts'
import { decode } from '../values/decode.ts'
import { toDouble } from '../values/exact.ts'
import { valuesAt } from '../values/path.ts'
import type { Collection } from './catalog.ts'
import { idOfEntry } from './entries.ts'
import type { Index } from './index.ts'
import { numbered } from './keys.ts'
import type { StorageParts, Writing } from './transaction.ts'

/** A TTL index and what it is of. */
export type Expiry = { ns: string; index: Index; cutoff: Date }

/** Documents that one transaction deletes. */
const step = 50

/** The TTL indexes: of one field, with `expireAfterSeconds` (manual: "TTL Indexes"). */
export function expiries({ catalog, now }: StorageParts): Expiry[] {
  return [...catalog.collections.values()].flatMap(({ ns, indexes }) =>
    indexes.filter(isTtl).map(index => {
      const seconds = toDouble(index.spec.expireAfterSeconds as number)
      return { ns, index, cutoff: new Date(now() - seconds * 1000) }
    }),
  )
}

function isTtl({ spec, paths, isBuilding, isText }: Index): boolean {
  if (isBuilding || isText || paths.length !== 1) return false
  return spec.expireAfterSeconds !== undefined && paths[0] !== '_id'
}

/** Deletes some documents whose (earliest) date has come; answers whether there may be more. */
export function deleteExpired(tx: Writing, expiry: Expiry): boolean {
  const collection = tx.parts.catalog.collections.get(expiry.ns)
  if (!collection?.indexes.includes(expiry.index)) return false
  const ids = expiredIds(tx.parts, expiry)
  for (const id of ids) deleteOne(tx, collection, expiry, id)
  return ids.length === step
}

function expiredIds(
  { environment }: StorageParts,
  { index, cutoff }: Expiry,
) {
  const due = interval(
    { at: 'kind', of: cutoff },
    { at: 'value', value: cutoff, isOpen: false },
  )
  const { start, stop } = intervalBytes(due, index.directions[0])
  const range = {
    start: numbered(index.number, start),
    stop: numbered(index.number, stop),
  }
  const walk = new Walk(environment, environment.entries, [range])
  const ids: Buffer[] = []
  for (
    let entry = walk.next();
    entry && ids.length < step;
    entry = walk.next()
  ) {
    ids.push(idOfEntry(entry.key, entry.value))
  }
  return ids
}

function deleteOne(
  tx: Writing,
  collection: Collection,
  { ns, index, cutoff }: Expiry,
  id: Buffer,
) {
  const key = numbered(collection.number, id)
  const raw = tx.parts.environment.records.get(key)
  if (raw && isDue(raw, index.paths[0], cutoff)) tx.remove(ns, raw)
}

function isDue(raw: Buffer, path: string, cutoff: Date): boolean {
  return valuesAt(decode(raw), path).some(
    value => value instanceof Date && value.getTime() <= cutoff.getTime(),
  )
}
