import type { Host } from '../dispatch/host.ts'
import type { Request } from '../dispatch/request.ts'
import { toMongoError } from '../dispatch/to-error.ts'
import type { Transaction } from '../storage/store.ts'
import type { Answer } from '../wire/writer.ts'
import { runLong } from './long.ts'
import { Memo } from './memo.ts'
import type { Long, Outcomes, Work } from './statement.ts'

/** A transaction takes no further statement after this time. */
const maxTransactionMs = 25

/** Runs the statements of a write in order, as many as fit into each transaction. */
export async function runStatements(work: Work): Promise<Outcomes> {
  const done: Outcomes = { outcomes: [], errors: [], retried: [] }
  let at = 0
  while (at < work.count) {
    const slice = new Slice(work, done, at)
    at = await work.host.store.write(tx => slice.run(tx))
    if (slice.long) await runAlone(work, done, at++, slice.long)
    if (work.isOrdered && done.errors.length > 0) break
  }
  return done
}

async function runAlone(
  work: Work,
  done: Outcomes,
  at: number,
  long: Long,
) {
  try {
    done.outcomes[at] = await runLong(work, long, work.stmtIds(at))
  } catch (error) {
    done.errors.push({ index: at, error: toMongoError(error, work.host) })
  }
}

/** The statements that one transaction takes. */
class Slice {
  readonly #work: Work
  readonly #done: Outcomes
  #at: number
  #memo: Memo | undefined
  /** The statement at which the slice stopped because it has to run by itself. */
  long: Long | undefined

  constructor(work: Work, done: Outcomes, at: number) {
    this.#work = work
    this.#done = done
    this.#at = at
  }

  /** Answers with the index of the next statement. */
  run(tx: Transaction) {
    const { count, retry, isOrdered } = this.#work
    const deadline = performance.now() + maxTransactionMs
    this.#memo = retry && Memo.recall(tx, retry)
    while (this.#at < count && performance.now() < deadline) {
      if (!this.#isDone()) this.#apply(tx)
      if (this.long) break
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

  #apply(tx: Transaction) {
    const at = this.#at
    try {
      const statement = this.#work.statement(at)
      if ('ids' in statement) {
        this.long = statement
        return
      }
      const outcome = statement.apply(tx)
      this.#done.outcomes[at] = outcome
      if (outcome.n > 0) this.#memo?.record(this.#work.stmtIds(at), outcome)
    } catch (error) {
      const known = toMongoError(error, this.#work.host)
      this.#done.errors.push({ index: at, error: known })
    }
  }
}

/** The work of a write command, with the options that all of them share. */
export function workOf(
  request: Request,
  host: Host,
  count: number,
  statement: Work['statement'],
): Work {
  return {
    host,
    isOrdered: request.body.boolean('ordered') ?? true,
    retry: request.retry,
    stmtIds: statementIds(request),
    count,
    statement,
  }
}

/** `stmtIds`, or counted on from `stmtId`, or from 0. */
function statementIds({ body }: Request) {
  const ids = body.array('stmtIds')
  const first = body.integer('stmtId') ?? 0
  return (index: number) => (ids ? Number(ids[index]) : first + index)
}

/** What every write command answers. */
export function answerOf(done: Outcomes) {
  const { retried } = done
  return {
    n: total(done, 'n'),
    writeErrors: writeErrors(done),
    retriedStmtIds: retried.length > 0 ? retried : undefined,
  }
}

/** Undefined where there are none. */
function writeErrors({ errors }: Outcomes) {
  if (errors.length === 0) return
  return errors.map(({ index, error }): Answer => {
    const { code, message: errmsg, fields } = error
    return { index, code, ...(fields as Answer), errmsg }
  })
}

/** Sums over what the statements did. */
export function total({ outcomes }: Outcomes, field: 'n' | 'nModified') {
  let sum = 0
  for (const outcome of outcomes) sum += outcome?.[field] ?? 0
  return sum
}
