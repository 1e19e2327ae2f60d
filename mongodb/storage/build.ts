import { MongoError } from '../errors.ts'
import { decode } from '../values/decode.ts'
import type { Collection } from './catalog.ts'
import { removeIndex } from './drop-index.ts'
import { defineIndex, fieldsOfAll, type Index } from './index.ts'
import { existsAlready } from './index-conflict.ts'
import { normalizeSpec } from './index-spec.ts'
import { addShares, checkUnique, sharesOf } from './indexing.ts'
import { rangeOf } from './keys.ts'
import { Pace } from './pace.ts'
import type { IndexSpec } from './store.ts'
import type { Writing } from './transaction.ts'

export type ChangeStore = <T>(change: (tx: Writing) => T) => Promise<T>

/** Documents read at once: a transaction that runs out of time has read few in vain. */
const batchSize = 20

/**
 * Builds indexes together: all or none, in one scan of small transactions,
 * between which other requests are served. They include concurrent writes at
 * once. Resolves with the number of indexes that are new.
 */
export async function buildIndexes(
  change: ChangeStore,
  ns: string,
  wanted: IndexSpec[],
  mergeText: () => Promise<void>,
): Promise<number> {
  const specs = wanted.map(normalizeSpec)
  const indexes = await change(tx => begin(tx, ns, specs))
  if (indexes.length === 0) return 0
  const numbers = indexes.map(({ number }) => number)
  try {
    await addAll(change, ns, numbers)
    if (indexes.some(({ isText }) => isText)) await mergeText()
    await change(tx => finish(tx, ns, numbers))
  } catch (error) {
    await change(tx => abandon(tx, ns, numbers))
    throw error
  }
  return numbers.length
}

async function addAll(change: ChangeStore, ns: string, numbers: number[]) {
  const pace = new Pace()
  let from: Buffer | undefined
  do {
    from = await pace.step(() =>
      change(tx => addSome(tx, ns, numbers, from, pace)),
    )
  } while (from)
}

/** Adds those that do not exist yet to the catalog. */
function begin(tx: Writing, ns: string, specs: IndexSpec[]): Index[] {
  const { catalog } = tx.parts
  const existing = catalog.collections.get(ns)
  const before = existing?.indexes ?? []
  const added: Index[] = []
  for (const spec of specs) {
    if (existsAlready([...before, ...added], spec)) continue
    added.push(define(spec, catalog.takeNumber()))
  }
  if (added.length === 0) return []
  const collection = existing ?? catalog.add(ns)
  collection.indexes.push(...added)
  tx.isCatalogChanged = true
  return added
}

function define(spec: IndexSpec, number: number) {
  return defineIndex({
    number,
    spec,
    multikey: Object.keys(spec.weights ?? spec.key).map(() => false),
    isLong: false,
    isBuilding: true,
  })
}

/** Adds documents until the deadline; answers with the key of the last, or undefined at the end. */
function addSome(
  tx: Writing,
  ns: string,
  numbers: number[],
  from: Buffer | undefined,
  pace: Pace,
): Buffer | undefined {
  const { collection, indexes } = find(tx, ns, numbers)
  const { deadline } = pace
  let last = from
  for (;;) {
    const some = next(tx, collection, last)
    for (const { key, value } of some) {
      addOne(tx, collection, indexes, key, value)
      if (pace.isOver(deadline)) return key
    }
    if (some.length < batchSize) return undefined
    last = some[batchSize - 1].key
  }
}

function next(tx: Writing, { number }: Collection, from?: Buffer) {
  const { start, end } = rangeOf(number)
  const { records } = tx.parts.environment
  const exclusiveStart = from !== undefined
  const options = {
    start: from ?? start,
    exclusiveStart,
    end,
    limit: batchSize,
  }
  return [...records.getRange(options)]
}

function addOne(
  tx: Writing,
  { ns }: Collection,
  indexes: Index[],
  key: Buffer,
  raw: Buffer,
) {
  const doc = decode(raw, fieldsOfAll(indexes))
  const id = key.subarray(4)
  const shares = sharesOf(indexes, doc)
  checkUnique(tx.parts, ns, shares, id)
  if (addShares(tx.parts, shares, doc, id)) tx.isCatalogChanged = true
}

function finish(tx: Writing, ns: string, numbers: number[]) {
  for (const index of find(tx, ns, numbers).indexes)
    index.isBuilding = false
  tx.isCatalogChanged = true
}

function abandon(tx: Writing, ns: string, numbers: number[]) {
  const collection = tx.parts.catalog.collections.get(ns)
  if (!collection) return
  for (const { number } of chosen(collection, numbers))
    removeIndex(tx, collection, number)
}

function find(tx: Writing, ns: string, numbers: number[]) {
  const collection = tx.parts.catalog.collections.get(ns)
  const indexes = collection ? chosen(collection, numbers) : []
  if (collection && indexes.length === numbers.length)
    return { collection, indexes }
  throw new MongoError(
    'Interrupted',
    'Index build failed: the index or its collection was dropped',
  )
}

function chosen({ indexes }: Collection, numbers: number[]) {
  return indexes.filter(({ number }) => numbers.includes(number))
}
