import type { Host } from '../dispatch/host.ts'
import type { Retry } from '../dispatch/request.ts'
import type { MongoError } from '../errors.ts'
import type { Transaction } from '../storage/store.ts'
import type { Value } from '../values/value.ts'
import type { Outcome } from './memo.ts'

/** A statement of a write command: an insert, an update or a delete. */
export type Statement = Short | Long

/** Work that shares a transaction with others. */
type Short = { apply(tx: Transaction): Outcome }

/** Work that finds its documents outside a transaction. */
export type Long = {
  isMulti: boolean
  ids(): Promise<Value[]>
  /** Undefined where the document no longer matches. */
  applyTo(tx: Transaction, id: Value): Outcome | undefined
  /** The outcome where no document matches. */
  otherwise(tx: Transaction): Outcome
}

export type Work = {
  host: Host
  isOrdered: boolean
  retry: Retry | undefined
  stmtIds: (index: number) => number
  count: number
  statement(index: number): Statement
}

export type Outcomes = {
  /** By index; a statement that failed or was not reached has none. */
  outcomes: (Outcome | undefined)[]
  errors: { index: number; error: MongoError }[]
  retried: number[]
}
