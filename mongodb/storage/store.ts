import type { Scope } from '../query/scope.ts'
import type { Document, Value } from '../values/value.ts'

/** What `find` and everything built on it may ask of one collection. */
export type Query = {
  filter: Document
  sort?: Document
  skip?: number
  limit?: number
  /** An index's name or key pattern; unknown → BadValue. */
  hint?: string | Document
  /** Variables and time for `$expr`. */
  scope?: Scope
  /** Top-level fields that the reader needs; lets a scan decode no others. */
  wanted?: Set<string>
}

/** One matching document: its stored bytes, and its text score where `$text` asked. */
export type Found = { raw: Uint8Array; score?: number }

/**
 * Matching documents in order. An `undefined` among them is a pause: work
 * was done, nothing found yet; the caller may let others in before it pulls on.
 * Each pull reads the newest committed state; no read transaction stays open between pulls.
 */
export type Results = Iterator<Found | undefined>

export type Explanation = {
  /** MongoDB's `queryPlanner.winningPlan`: stages IDHACK, IXSCAN, FETCH, SORT, COLLSCAN … */
  winningPlan: Document
  nReturned: number
  totalKeysExamined: number
  totalDocsExamined: number
}

export type IndexSpec = {
  name: string
  key: Document
  v: 2
  unique?: boolean
  sparse?: boolean
  expireAfterSeconds?: number
  weights?: Document
  default_language?: string
  partialFilterExpression?: Document
  hidden?: boolean
  [option: string]: Value
}

export type CollectionInfo = {
  /** `database.collection`. */
  ns: string
  uuid: Uint8Array
  options: Document
  indexes: IndexSpec[]
}

export type Operation = 'insert' | 'update' | 'replace' | 'delete'

/** An entry of the change log. `token` orders all changes, ascending, across restarts. */
export type Change = {
  token: bigint
  operation: Operation | 'drop' | 'dropDatabase' | 'rename'
  ns: string
  /** The new name of a renamed collection. */
  to?: string
  at: Date
  documentKey?: Document
  /** The whole document as of this change: inserts and replacements. */
  fullDocument?: Uint8Array
  updateDescription?: Document
}

/** Whether changes to this namespace are of interest. */
export type Concerns = (ns: string) => boolean

/** Hears the namespaces whose changes a commit logged. */
export type CommitListener = (logged: Set<string>) => void

/** The one writer. Lives inside a `store.write`; reads see its own writes. */
export type Transaction = {
  get(ns: string, id: Value): Uint8Array | undefined
  query(ns: string, query: Query): Results
  /** Throws DuplicateKey before anything of this document is stored. */
  insert(ns: string, raw: Uint8Array): void
  replace(
    ns: string,
    before: Uint8Array,
    after: Uint8Array,
    how: { operation: 'update' | 'replace'; updateDescription?: Document },
  ): void
  remove(ns: string, raw: Uint8Array): void
  /** The earlier answer to a retried write (session, transaction number), if there is one. */
  recall(session: Uint8Array, txnNumber: bigint): Document | undefined
  remember(session: Uint8Array, txnNumber: bigint, answer: Document): void
}

export type Store = {
  collections(database?: string): CollectionInfo[]
  collection(ns: string): CollectionInfo | undefined
  createCollection(ns: string, options?: Document): Promise<void>
  /** False where there was none. */
  dropCollection(ns: string): Promise<boolean>
  dropDatabase(database: string): Promise<void>
  renameCollection(
    from: string,
    to: string,
    dropTarget: boolean,
  ): Promise<void>
  /**
   * Builds over existing documents, all or none, while other requests are
   * served; resolves once usable, with the number of indexes that are new. The
   * same name or key with other options throws IndexOptionsConflict or
   * IndexKeySpecsConflict.
   */
  createIndexes(ns: string, ...specs: IndexSpec[]): Promise<number>
  dropIndex(ns: string, name: string): Promise<void>

  get(ns: string, id: Value): Uint8Array | undefined
  query(ns: string, query: Query): Results
  /** Documents in the collection, kept as a counter. */
  count(ns: string): number
  /** The most entries and documents that the query has to examine, estimated before it runs. */
  estimate(ns: string, query: Query): number
  explain(ns: string, query: Query): Explanation

  /**
   * Group commit: `change` runs alone and synchronously; the promise
   * resolves with what it returned once that is committed: the end of the
   * process cannot undo it any more. What it throws rejects the promise; a
   * change checks before it writes, so that nothing half done is left.
   */
  write<T>(change: (tx: Transaction) => T): Promise<T>
  /**
   * Resolves once every commit so far is on disk, safe from a power cut.
   * Without a call that takes up to half a second.
   */
  sync(): Promise<void>

  /**
   * Changes after `token` (0n: all in the log), oldest first. Of a block of inserts
   * that the reader does not watch, only the last is shown. Throws
   * ChangeStreamHistoryLost where the log no longer has them.
   */
  changes(after: bigint, concerns?: Concerns): Iterable<Change>
  newestToken(): bigint
  /** Calls back after each commit that logged something; returns how to stop. */
  onCommit(listener: CommitListener): () => void

  stats(): {
    dataSize: number
    storageSize: number
    collections: number
    objects: number
  }
  close(): Promise<void>
}
