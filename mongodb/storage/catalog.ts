import { randomBytes } from 'node:crypto'
import { Binary } from 'bson'
import { MongoError } from '../errors.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import type { Environment } from './environment.ts'
import { defineIndex, type Index, type StoredIndex } from './index.ts'
import type { CollectionInfo, IndexSpec } from './store.ts'

export type Collection = {
  ns: string
  number: number
  uuid: Uint8Array
  options: Document
  indexes: Index[]
  /** Whether any id was too long and is cut: the order of the records is not exact. */
  hasLongIds: boolean
  count: number
  bytes: number
}

type StoredCollection = {
  ns: string
  number: number
  uuid: Binary
  options: Document
  hasLongIds: boolean
  indexes: StoredIndex[]
}

type StoredCatalog = {
  version: number
  nextNumber: number
  /** Numbers whose records and entries are to be cleared away. */
  dropped: number[]
  collections: StoredCollection[]
}

const catalogKey = Buffer.from('catalog')
const versionKey = Buffer.from('version')

/** All collections and indexes, in memory; saved with the transaction that changes them. */
export class Catalog {
  readonly collections = new Map<string, Collection>()
  dropped: number[] = []
  #environment: Environment
  #version = -1
  #nextNumber = 1

  constructor(environment: Environment) {
    this.#environment = environment
    this.load()
  }

  /** Forgets what is in memory and reads what is stored. */
  load() {
    const raw = this.#environment.meta.get(catalogKey)
    this.collections.clear()
    if (!raw) return
    const stored = decode(raw) as unknown as StoredCatalog
    this.#version = stored.version
    this.#nextNumber = stored.nextNumber
    this.dropped = stored.dropped
    for (const collection of stored.collections) this.#restore(collection)
  }

  /** For readers beside the writer: reads again what changed. */
  refresh() {
    const raw = this.#environment.meta.get(versionKey)
    if (raw && raw.readUInt32BE(0) !== this.#version) this.load()
    else this.#refreshCounts()
  }

  save() {
    this.#version++
    const stored: StoredCatalog = {
      version: this.#version,
      nextNumber: this.#nextNumber,
      dropped: this.dropped,
      collections: [...this.collections.values()].map(toStored),
    }
    const version = Buffer.alloc(4)
    version.writeUInt32BE(this.#version, 0)
    this.#environment.meta.put(versionKey, version)
    this.#environment.meta.put(
      catalogKey,
      encode(stored as unknown as Document),
    )
  }

  takeNumber(): number {
    return this.#nextNumber++
  }

  add(ns: string, options: Document = {}): Collection {
    if (this.collections.has(ns)) {
      throw new MongoError(
        'NamespaceExists',
        `Collection ${ns} already exists.`,
      )
    }
    const collection: Collection = {
      ns,
      number: this.takeNumber(),
      uuid: newUuid(),
      options,
      indexes: [],
      hasLongIds: false,
      count: 0,
      bytes: 0,
    }
    this.collections.set(ns, collection)
    return collection
  }

  /** Takes the collection out; its data is cleared away later. */
  remove(collection: Collection) {
    this.collections.delete(collection.ns)
    this.dropped.push(collection.number)
    for (const { number } of collection.indexes) this.dropped.push(number)
  }

  countOf(number: number): { count: number; bytes: number } {
    const raw = this.#environment.meta.get(countKey(number))
    if (!raw) return { count: 0, bytes: 0 }
    return { count: raw.readDoubleBE(0), bytes: raw.readDoubleBE(8) }
  }

  saveCount({ number, count, bytes }: Collection) {
    const raw = Buffer.alloc(16)
    raw.writeDoubleBE(count, 0)
    raw.writeDoubleBE(bytes, 8)
    this.#environment.meta.put(countKey(number), raw)
  }

  forgetCount(number: number) {
    this.#environment.meta.remove(countKey(number))
  }

  #refreshCounts() {
    for (const collection of this.collections.values()) {
      Object.assign(collection, this.countOf(collection.number))
    }
  }

  #restore(stored: StoredCollection) {
    this.collections.set(stored.ns, {
      ...stored,
      uuid: stored.uuid.buffer,
      indexes: stored.indexes.map(defineIndex),
      ...this.countOf(stored.number),
    })
  }
}

function toStored(collection: Collection): StoredCollection {
  const { ns, number, options, indexes, hasLongIds } = collection
  return {
    ns,
    number,
    uuid: new Binary(collection.uuid, Binary.SUBTYPE_UUID),
    options,
    hasLongIds,
    indexes: indexes.map(
      ({ spec, number, multikey, isLong, isBuilding }) => ({
        spec,
        number,
        multikey,
        isLong,
        isBuilding,
      }),
    ),
  }
}

function countKey(number: number): Buffer {
  return Buffer.from(`count ${number}`)
}

/** A random UUID (RFC 9562, version 4) as bytes. */
function newUuid(): Buffer {
  const bytes = randomBytes(16)
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  return bytes
}

const idIndex: IndexSpec = { v: 2, key: { _id: 1 }, name: '_id_' }

/** As the commands show a collection; indexes that are still being built are not shown. */
export function describe(collection: Collection): CollectionInfo {
  const built = collection.indexes.filter(index => !index.isBuilding)
  return {
    ns: collection.ns,
    uuid: collection.uuid,
    options: collection.options,
    indexes: [idIndex, ...built.map(index => index.spec)],
  }
}
