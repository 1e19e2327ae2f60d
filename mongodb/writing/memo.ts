import type { Retry } from '../dispatch/request.ts'
import type { Transaction } from '../storage/store.ts'
import type { Document, Value } from '../values/value.ts'

/** The effect of a statement. */
export type Outcome = {
  n: number
  nModified?: number
  upserted?: Value
  /** What `findAndModify` hands out. */
  value?: Document | null
}

/** Statements `from` to `to` that did the same. */
type Run = { from: number; to: number; outcome: Outcome }

/**
 * What of a retryable write is done already: kept with the data, so that a
 * retry of the write, even after a restart, answers the same and does nothing.
 */
export class Memo {
  readonly #runs: Run[]
  #isChanged = false

  constructor(known: Document | undefined) {
    this.#runs = ((known?.runs as Document[]) ?? []).map(readRun)
  }

  static recall(tx: Transaction, retry: Retry) {
    return new Memo(tx.recall(retry.session, retry.txnNumber))
  }

  outcome(statement: number): Outcome | undefined {
    return this.#runs.find(
      ({ from, to }) => from <= statement && statement <= to,
    )?.outcome
  }

  record(statement: number, outcome: Outcome) {
    this.#isChanged = true
    const last = this.#runs.at(-1)
    if (
      last &&
      last.to + 1 === statement &&
      isSame(last.outcome, outcome)
    ) {
      last.to = statement
    } else {
      this.#runs.push({ from: statement, to: statement, outcome })
    }
  }

  save(tx: Transaction, { session, txnNumber }: Retry) {
    if (!this.#isChanged) return
    tx.remember(session, txnNumber, { runs: this.#runs.map(writeRun) })
  }
}

function isSame(a: Outcome, b: Outcome) {
  return (
    a.n === b.n && a.nModified === b.nModified && isPlain(a) && isPlain(b)
  )
}

const isPlain = ({ upserted, value }: Outcome) =>
  upserted === undefined && value === undefined

function writeRun({ from, to, outcome }: Run): Document {
  const run: Document = { from, to }
  for (const [field, value] of Object.entries(outcome)) {
    if (value !== undefined) run[field] = value
  }
  return run
}

function readRun({ from, to, ...outcome }: Document): Run {
  return {
    from: Number(from),
    to: Number(to),
    outcome: outcome as unknown as Outcome,
  }
}
