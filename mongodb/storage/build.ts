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
 * Builds an index in small transactions, between which other requests are
 * served. It includes concurrent writes at once.
 */
export async function buildIndex(
  change: ChangeStore,
  ns: string,
  wanted: IndexSpec,
  mergeText: () => Promise<void>,
): Promise<'created' | 'exists'> {
  const spec = normalizeSpec(wanted)
  const index = await change(tx => begin(tx, ns, spec))
  if (!index) return 'exists'
  try {
    await addAll(change, ns, index.number)
    if (index.isText) await mergeText()
    await change(tx => finish(tx, ns, index.number))
  } catch (error) {
    await change(tx => abandon(tx, ns, index.number))
    throw error
  }
  return 'created'
}

async function addAll(change: ChangeStore, ns: string, number: number) {
  const pace = new Pace()
  let from: Buffer | undefined
  do {
    from = await pace.step(() =>
      change(tx => addSome(tx, ns, number, from, pace)),
    )
  } while (from)
}

function begin(
  tx: Writing,
  ns: string,
  spec: IndexSpec,
): Index | undefined {
  const { catalog } = tx.parts
  const existing = catalog.collections.get(ns)
  if (existing && existsAlready(existing.indexes, spec)) return undefined
  const collection = existing ?? catalog.add(ns)
  const index = defineIndex({
    number: catalog.takeNumber(),
    spec,
    multikey: Object.keys(spec.weights ?? spec.key).map(() => false),
    isLong: false,
    isBuilding: true,
  })
  collection.indexes.push(index)
  tx.isCatalogChanged = true
  return index
}

/** Adds documents until the deadline; answers with the key of the last, or undefined at the end. */
function addSome(
  tx: Writing,
  ns: string,
  number: number,
  from: Buffer | undefined,
  pace: Pace,
): Buffer | undefined {
  const { collection, index } = find(tx, ns, number)
  const { deadline } = pace
  let last = from
  for (;;) {
    const some = next(tx, collection, last)
    for (const { key, value } of some) {
      addOne(tx, collection, index, key, value)
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
  index: Index,
  key: Buffer,
  raw: Buffer,
) {
  const doc = decode(raw, fieldsOfAll([index]))
  const id = key.subarray(4)
  const shares = sharesOf([index], doc)
  checkUnique(tx.parts, ns, shares, id)
  if (addShares(tx.parts, shares, doc, id)) tx.isCatalogChanged = true
}

function finish(tx: Writing, ns: string, number: number) {
  find(tx, ns, number).index.isBuilding = false
  tx.isCatalogChanged = true
}

function abandon(tx: Writing, ns: string, number: number) {
  const collection = tx.parts.catalog.collections.get(ns)
  if (!collection?.indexes.some(index => index.number === number)) return
  removeIndex(tx, collection, number)
}

function find(tx: Writing, ns: string, number: number) {
  const collection = tx.parts.catalog.collections.get(ns)
  const index = collection?.indexes.find(index => index.number === number)
  if (collection && index) return { collection, index }
  throw new MongoError(
    'Interrupted',
    'Index build failed: the index or its collection was dropped',
  )
}
