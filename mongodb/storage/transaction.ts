import { MongoError } from '../errors.ts'
import type { Postings } from '../text/postings.ts'
import { decode } from '../values/decode.ts'
import type { Document, Value } from '../values/value.ts'
import type { Catalog, Collection } from './catalog.ts'
import { duplicateKey } from './duplicate.ts'
import { type Environment, putNew } from './environment.ts'
import { fieldsOfAll } from './index.ts'
import {
  addShares,
  checkUnique,
  moveShares,
  removeShares,
  type Share,
  sharesOf,
  touched,
} from './indexing.ts'
import { idBytes, isLongId, numbered } from './keys.ts'
import type { Log } from './log.ts'
import type { Reading } from './reading.ts'
import type { Retries } from './retries.ts'
import type { Operation, Query, Results, Transaction } from './store.ts'

/** What a transaction works on. */
export type StorageParts = {
  environment: Environment
  catalog: Catalog
  log: Log
  retries: Retries
  postings: Postings
  reading: Reading
  now: () => number
}

const idPattern = { name: '_id_', key: { _id: 1 } }
const idOnly = new Set(['_id'])

/** The writer's view: a change goes to records, indexes, counters and log together. */
export class Writing implements Transaction {
  /** Collections whose counters changed. */
  readonly counted = new Set<Collection>()
  isCatalogChanged = false
  readonly parts: StorageParts

  constructor(parts: StorageParts) {
    this.parts = parts
  }

  get(ns: string, id: Value): Uint8Array | undefined {
    return this.parts.reading.get(ns, id)
  }

  query(ns: string, query: Query): Results {
    return this.parts.reading.query(ns, query)
  }

  insert(ns: string, raw: Uint8Array) {
    const collection = this.#ensure(ns)
    const { indexes } = collection
    const doc = decode(raw, indexes.length ? fieldsOfAll(indexes) : idOnly)
    const id = idBytes(doc._id)
    const key = numbered(collection.number, id)
    const shares = sharesOf(indexes, doc)
    this.#checkNew(collection, doc, shares, id, key)
    if (!putNew(this.parts.environment.records, key, raw)) {
      throw duplicateKey(ns, idPattern, [doc._id])
    }
    if (shares.length) this.#note(addShares(this.parts, shares, doc, id))
    if (isLongId(id)) this.#noteLongIds(collection)
    this.#count(collection, 1, raw.length)
    this.parts.environment.version++
    this.parts.log.addInsert(ns, raw, this.parts.now())
  }

  replace(
    ns: string,
    before: Uint8Array,
    after: Uint8Array,
    how: { operation: 'update' | 'replace'; updateDescription?: Document },
  ) {
    const collection = this.#existing(ns)
    const { _id } = decode(before, idOnly)
    const id = idBytes(_id)
    if (collection.indexes.length) this.#move(collection, before, after, id)
    const key = numbered(collection.number, id)
    this.parts.environment.records.put(key, after as Buffer)
    this.#count(collection, 0, after.length - before.length)
    const { operation, updateDescription } = how
    this.#log(ns, operation, {
      documentKey: { _id },
      ...(operation === 'replace' && { fullDocument: after }),
      ...(updateDescription && { updateDescription }),
    })
  }

  remove(ns: string, raw: Uint8Array) {
    const collection = this.#existing(ns)
    const doc = decode(raw, fieldsOfAll(collection.indexes))
    const id = idBytes(doc._id)
    const key = numbered(collection.number, id)
    if (!this.parts.environment.records.removeSync(key)) return
    removeShares(this.parts, sharesOf(collection.indexes, doc), id)
    this.#count(collection, -1, -raw.length)
    this.#log(ns, 'delete', { documentKey: { _id: doc._id } })
  }

  recall(session: Uint8Array, txnNumber: bigint): Document | undefined {
    return this.parts.retries.recall(session, txnNumber)
  }

  remember(session: Uint8Array, txnNumber: bigint, answer: Document) {
    this.parts.retries.remember(session, txnNumber, answer)
  }

  #checkNew(
    { ns, indexes }: Collection,
    doc: Document,
    shares: Share[],
    id: Buffer,
    key: Buffer,
  ) {
    if (!indexes.some(index => index.spec.unique)) return
    if (this.parts.environment.records.doesExist(key)) {
      throw duplicateKey(ns, idPattern, [doc._id])
    }
    checkUnique(this.parts, ns, shares, id)
  }

  #move(
    { ns, indexes }: Collection,
    before: Uint8Array,
    after: Uint8Array,
    id: Buffer,
  ) {
    const fields = fieldsOfAll(indexes)
    const old = decode(before, fields)
    const changed = decode(after, fields)
    const concerned = touched(indexes, old, changed)
    const shares = sharesOf(concerned, changed)
    checkUnique(this.parts, ns, shares, id)
    const oldShares = sharesOf(concerned, old)
    this.#note(moveShares(this.parts, oldShares, shares, changed, id))
  }

  #existing(ns: string): Collection {
    const collection = this.parts.catalog.collections.get(ns)
    if (collection) return collection
    throw new MongoError('NamespaceNotFound', `ns not found: ${ns}`)
  }

  #ensure(ns: string): Collection {
    const { catalog } = this.parts
    const existing = catalog.collections.get(ns)
    if (existing) return existing
    this.isCatalogChanged = true
    return catalog.add(ns)
  }

  #note(isCatalogChanged: boolean) {
    if (isCatalogChanged) this.isCatalogChanged = true
  }

  #noteLongIds(collection: Collection) {
    this.#note(!collection.hasLongIds)
    collection.hasLongIds = true
  }

  #count(collection: Collection, count: number, bytes: number) {
    collection.count += count
    collection.bytes += bytes
    this.counted.add(collection)
  }

  #log(ns: string, operation: Operation, more: object) {
    this.parts.environment.version++
    const at = new Date(this.parts.now())
    this.parts.log.add({ operation, ns, at, ...more })
  }
}
