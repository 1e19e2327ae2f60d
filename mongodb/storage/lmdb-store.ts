import type { Document, Value } from '../values/value.ts'
import { buildIndexes } from './build.ts'
import { clearSome } from './clearing.ts'
import {
  createCollection,
  dropCollection,
  dropDatabase,
  renameCollection,
} from './collections.ts'
import { dropHalfBuilt, dropIndex, isHalfBuilt } from './drop-index.ts'
import { GroupCommit } from './group-commit.ts'
import type { Lock } from './lock.ts'
import { statsOf } from './stats.ts'
import type {
  Change,
  CollectionInfo,
  CommitListener,
  Concerns,
  Explanation,
  IndexSpec,
  Query,
  Results,
  Store,
  Transaction,
} from './store.ts'
import { Sweeper } from './sweeper.ts'
import { Sync } from './sync.ts'
import { TextMerger } from './text-merger.ts'
import type { StorageParts, Writing } from './transaction.ts'

/** A store that lives in this process. */
export type LocalStore = Store & {
  readonly parts: StorageParts
  /** Writes into the lock file where this server is to be found. */
  announce(uri: string): void
  /** Deletes what has expired, now. */
  sweep(): Promise<void>
}

export class LmdbStore implements LocalStore {
  readonly parts: StorageParts
  #lock: Lock
  #writer: GroupCommit
  #sweeper: Sweeper
  #sync: Sync
  #textMerger: TextMerger
  #closed?: Promise<void>
  #listeners = new Set<CommitListener>()
  /** The last build under way, by namespace. */
  #builds = new Map<string, Promise<number>>()

  constructor(parts: StorageParts, lock: Lock, sweepInterval: number) {
    this.parts = parts
    this.#lock = lock
    this.#sync = new Sync(parts.environment)
    this.#writer = new GroupCommit(parts, logged => {
      this.#sync.soon()
      this.#notify(logged)
      this.#textMerger.check()
    })
    this.#textMerger = new TextMerger(parts, this.#change)
    this.#sweeper = new Sweeper(parts, this.#change, sweepInterval)
    if (isHalfBuilt(parts)) this.#change(dropHalfBuilt).catch(() => {})
    this.#clear()
    this.#textMerger.start()
  }

  announce(uri: string) {
    this.#lock.announce(uri)
  }

  collections(database?: string): CollectionInfo[] {
    return this.parts.reading.collections(database)
  }

  collection(ns: string): CollectionInfo | undefined {
    return this.parts.reading.collection(ns)
  }

  createCollection(ns: string, options: Document = {}): Promise<void> {
    return this.#change(tx => createCollection(tx, ns, options))
  }

  async dropCollection(ns: string): Promise<boolean> {
    const wasThere = await this.#change(tx => dropCollection(tx, ns))
    this.#clear()
    return wasThere
  }

  async dropDatabase(database: string): Promise<void> {
    await this.#change(tx => dropDatabase(tx, database))
    this.#clear()
  }

  async renameCollection(from: string, to: string, dropTarget: boolean) {
    await this.#change(tx => renameCollection(tx, from, to, dropTarget))
    this.#clear()
  }

  /** One build at a time in a collection: a request for an index being built waits for it. */
  async createIndexes(ns: string, ...specs: IndexSpec[]) {
    const mergeText = () => this.#textMerger.mergeNow()
    const begin = () => buildIndexes(this.#change, ns, specs, mergeText)
    const build = this.#builds.get(ns)?.then(begin, begin) ?? begin()
    this.#builds.set(ns, build)
    try {
      return await build
    } finally {
      if (this.#builds.get(ns) === build) this.#builds.delete(ns)
      this.#clear()
    }
  }

  async dropIndex(ns: string, name: string): Promise<void> {
    await this.#change(tx => dropIndex(tx, ns, name))
    this.#clear()
  }

  sweep(): Promise<void> {
    return this.#sweeper.sweep()
  }

  get(ns: string, id: Value): Uint8Array | undefined {
    return this.parts.reading.get(ns, id)
  }

  query(ns: string, query: Query): Results {
    return this.parts.reading.query(ns, query)
  }

  count(ns: string): number {
    return this.parts.reading.count(ns)
  }

  estimate(ns: string, query: Query): number {
    return this.parts.reading.estimate(ns, query)
  }

  explain(ns: string, query: Query): Explanation {
    return this.parts.reading.explain(ns, query)
  }

  write<T>(change: (tx: Transaction) => T): Promise<T> {
    return this.#writer.write(change)
  }

  sync(): Promise<void> {
    return this.#sync.now()
  }

  changes(after: bigint, concerns?: Concerns): Iterable<Change> {
    return this.parts.log.after(after, concerns)
  }

  newestToken(): bigint {
    return this.parts.log.newest
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  stats() {
    return statsOf(this.parts)
  }

  /** Once: who closes again waits for the same end. */
  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close() {
    await this.#sweeper.stop()
    await this.#textMerger.stop()
    this.#writer.close()
    await this.#sync.stop()
    await this.parts.environment.root.close()
    this.#lock.release()
  }

  #change = <T>(change: (tx: Writing) => T): Promise<T> =>
    this.#writer.write(tx => change(tx as Writing))

  #notify(logged: Set<string>) {
    if (logged.size === 0) return
    for (const listener of this.#listeners) listener(logged)
  }

  /** Clears away what was dropped, a little at a time. */
  #clear() {
    if (this.parts.catalog.dropped.length === 0) return
    this.#change(clearSome).then(
      isMore => isMore && this.#clear(),
      () => {},
    )
  }
}
