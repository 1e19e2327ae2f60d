import { MongoError } from '../errors.ts'
import { decode } from '../values/decode.ts'
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

type Build = { ns: string; number: number }
/** Pulled within a transaction, which each pull passes on. */
type Work = Generator<undefined, void, Writing>

/** Documents that are read from their table at once. */
const batchSize = 200
/** Postings of a text index that wait in memory: some 30 MB. */
const pendingLimit = 500_000

/** Builds an index in many transactions, between which others are served. What is written meanwhile is in it at once. */
export async function buildIndex(
  change: ChangeStore,
  ns: string,
  wanted: IndexSpec,
): Promise<'created' | 'exists'> {
  const spec = normalizeSpec(wanted)
  const index = await change(tx => begin(tx, ns, spec))
  if (!index) return 'exists'
  const build = { ns, number: index.number }
  try {
    await run(change, build)
  } catch (error) {
    await change(tx => abandon(tx, build))
    throw error
  }
  return 'created'
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
  if (index.isText) tx.parts.postings.startBuild(index.number)
  return index
}

async function run(change: ChangeStore, build: Build) {
  const pace = new Pace()
  const work = addAll(build)
  let isDone = false
  while (!isDone) {
    isDone = await pace.step(() => change(tx => doSome(tx, work, pace)))
  }
}

/** Works until the transaction has taken its time; answers whether all is done. */
function doSome(tx: Writing, work: Work, pace: Pace): boolean {
  const { deadline } = pace
  while (!work.next(tx).done) {
    if (pace.isOver(deadline)) return false
  }
  return true
}

function* addAll(build: Build): Work {
  let tx = yield
  let last: Buffer | undefined
  let isMore = true
  while (isMore) {
    const some = documentsAfter(tx, build, last)
    isMore = some.length > 0
    for (const { key, value } of some) {
      addOne(tx, build, key, value)
      last = key
      const next = yield
      // A document may have changed since the transaction before.
      const isStale = next !== tx
      tx = next
      if (isStale) break
    }
    const pending = tx.parts.postings.pendingOf(build.number)
    if (!isMore || pending > pendingLimit) tx = yield* write(tx, build)
  }
  finish(tx, build)
}

function documentsAfter(
  tx: Writing,
  build: Build,
  last: Buffer | undefined,
) {
  const { start, end } = rangeOf(find(tx, build).collection.number)
  const { records } = tx.parts.environment
  const range = { start: last ?? start, exclusiveStart: last !== undefined }
  return [...records.getRange({ ...range, end, limit: batchSize })]
}

function addOne(tx: Writing, build: Build, key: Buffer, raw: Buffer) {
  const { index } = find(tx, build)
  const doc = decode(raw, fieldsOfAll([index]))
  const id = key.subarray(4)
  const shares = sharesOf([index], doc)
  checkUnique(tx.parts, build.ns, shares, id)
  if (addShares(tx.parts, shares, doc, id)) tx.isCatalogChanged = true
}

/** Writes what waits in memory; answers with the transaction in which it ended. */
function* write(
  tx: Writing,
  { number }: Build,
): Generator<undefined, Writing, Writing> {
  let latest = tx
  for (const _ of tx.parts.postings.write(number)) latest = yield
  return latest
}

function finish(tx: Writing, build: Build) {
  find(tx, build).index.isBuilding = false
  tx.parts.postings.endBuild(build.number)
  tx.isCatalogChanged = true
}

function abandon(tx: Writing, { ns, number }: Build) {
  const { catalog, postings } = tx.parts
  postings.abandonBuild(number)
  const collection = catalog.collections.get(ns)
  if (!collection?.indexes.some(index => index.number === number)) return
  removeIndex(tx, collection, number)
}

/** Throws where the index is gone, or what waited in memory for it. */
function find(tx: Writing, { ns, number }: Build) {
  const { catalog, postings } = tx.parts
  const collection = catalog.collections.get(ns)
  const index = collection?.indexes.find(index => index.number === number)
  if (!collection || !index) {
    throw interrupted('the index or its collection was dropped')
  }
  if (index.isText && !postings.isBuilding(number)) {
    throw interrupted('a write to the disk failed')
  }
  return { collection, index }
}

function interrupted(why: string) {
  return new MongoError('Interrupted', `Index build failed: ${why}`)
}
