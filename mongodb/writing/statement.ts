import type { Host } from '../dispatch/host.ts'
import type { Retry } from '../dispatch/request.ts'
import type { MongoError } from '../errors.ts'
import type { Transaction } from '../storage/store.ts'
import type { Value } from '../values/value.ts'
import type { Outcome } from './memo.ts'

/** One statement of a write command: one document to insert, one update, one delete. */
export type Statement = Short | Long

/** Work that fits into a transaction beside others. */
export type Short = { apply(tx: Transaction): Outcome }

/** Work that first has to find its documents, while others are served. */
export type Long = {
  isMulti: boolean
  ids(): Promise<Value[]>
  /** Undefined where the document is no longer meant. */
  applyTo(tx: Transaction, id: Value): Outcome | undefined
  /** What happens where no document is meant. */
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
  /** By index; none where the statement failed or was not reached. */
  outcomes: (Outcome | undefined)[]
  errors: { index: number; error: MongoError }[]
  retried: number[]
}
