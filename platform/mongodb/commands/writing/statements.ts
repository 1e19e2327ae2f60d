import type { MongoError } from '../../errors.ts'
import type { Transaction } from '../../storage/store.ts'
import type { Answer } from '../../wire/writer.ts'
import type { Host } from '../host.ts'
import type { Request, Retry } from '../request.ts'
import { toMongoError } from '../to-error.ts'
import { Memo, type Outcome } from './memo.ts'

/** One statement of a write command: one document to insert, one update, one delete. */
export type Statement = {
  /** Does it inside the writer. */
  apply?(tx: Transaction): Outcome
  /** A statement that takes many transactions, or has to search long: runs alone. */
  run?(): Promise<Outcome>
}

export type StatementError = { index: number; error: MongoError }

export type Outcomes = {
  /** By index; none where the statement failed or was not reached. */
  outcomes: (Outcome | undefined)[]
  errors: StatementError[]
  retried: number[]
}

/** How long one transaction may keep the others waiting (ms). */
const patience = 25

type Work = {
  host: Host
  isOrdered: boolean
  retry: Retry | undefined
  stmtIds: (index: number) => number
  statement(index: number): Statement
  count: number
}

/** Runs the statements of a write in order, as many as fit into each transaction. */
export async function runStatements(work: Work): Promise<Outcomes> {
  const done: Outcomes = { outcomes: [], errors: [], retried: [] }
  let at = 0
  while (at < work.count) {
    const slice = new Slice(work, done, at)
    at = await work.host.store.write(tx => slice.run(tx))
    if (slice.alone) at = await runAlone(work, done, at, slice.alone)
    if (work.isOrdered && done.errors.length > 0) break
  }
  return done
}

/** The statements that one transaction takes. */
class Slice {
  readonly #work: Work
  readonly #done: Outcomes
  #at: number
  #memo: Memo | undefined
  /** The statement at which the slice stopped because it has to run by itself. */
  alone: Statement | undefined

  constructor(work: Work, done: Outcomes, at: number) {
    this.#work = work
    this.#done = done
    this.#at = at
  }

  /** Answers with the index of the next statement. */
  run(tx: Transaction) {
    const { count, retry, isOrdered } = this.#work
    const deadline = performance.now() + patience
    this.#memo = retry && Memo.recall(tx, retry)
    while (this.#at < count && performance.now() < deadline) {
      if (!this.#isDone() && !this.#apply(tx)) break
      this.#at++
      if (isOrdered && this.#done.errors.length > 0) break
    }
    if (retry) this.#memo?.save(tx, retry)
    return this.#at
  }

  #isDone() {
    const id = this.#work.stmtIds(this.#at)
    const outcome = this.#memo?.outcome(id)
    if (!outcome) return false
    this.#done.outcomes[this.#at] = outcome
    this.#done.retried.push(id)
    return true
  }

  /** False where the statement has to run by itself. */
  #apply(tx: Transaction) {
    const at = this.#at
    try {
      const statement = this.#work.statement(at)
      if (!statement.apply) {
        this.alone = statement
        return false
      }
      const outcome = statement.apply(tx)
      this.#done.outcomes[at] = outcome
      if (outcome.n > 0) this.#memo?.record(this.#work.stmtIds(at), outcome)
    } catch (error) {
      this.#done.errors.push({
        index: at,
        error: toMongoError(error, this.#work.host),
      })
    }
    return true
  }
}

async function runAlone(
  work: Work,
  done: Outcomes,
  at: number,
  statement: Statement,
) {
  try {
    done.outcomes[at] = await statement.run?.()
  } catch (error) {
    done.errors.push({ index: at, error: toMongoError(error, work.host) })
  }
  return at + 1
}

/** `stmtIds`, or counted on from `stmtId`, or from 0. */
export function statementIds({ body }: Request) {
  const ids = body.array('stmtIds')
  const first = body.integer('stmtId') ?? 0
  return (index: number) => (ids ? Number(ids[index]) : first + index)
}

export function writeErrors(errors: StatementError[]) {
  if (errors.length === 0) return
  return errors.map(({ index, error }): Answer => {
    const { code, message: errmsg, fields } = error
    return { index, code, ...(fields as Answer), errmsg }
  })
}
