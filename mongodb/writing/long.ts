import { Pace } from '../storage/pace.ts'
import type { Transaction } from '../storage/store.ts'
import type { Value } from '../values/value.ts'
import { Memo, type Outcome } from './memo.ts'
import type { Long, Work } from './statement.ts'

/** Finds the documents first, then changes them, each looked at again inside the writer. */
export async function runLong(work: Work, long: Long, stmtId: number) {
  for (;;) {
    const ids = await long.ids()
    const total = await applyAll(work, long, stmtId, ids)
    if (total.n > 0 || (long.isMulti && ids.length > 0)) return total
    if (ids.length === 0) {
      return write(work, stmtId, tx => long.otherwise(tx))
    }
  }
}

/** In several transactions, sized by the pace of the disk. */
async function applyAll(
  work: Work,
  long: Long,
  stmtId: number,
  ids: Value[],
): Promise<Outcome> {
  const total: Outcome = { n: 0, nModified: 0 }
  const pace = new Pace()
  for (let at = 0; at < ids.length; ) {
    await pace.step(() =>
      write(work, stmtId, tx => {
        at = applySome(tx, long, ids, at, pace, total)
        return total
      }),
    )
  }
  return total
}

/** Returns the index of the next id. */
function applySome(
  tx: Transaction,
  long: Long,
  ids: Value[],
  start: number,
  pace: Pace,
  total: Outcome,
) {
  const { deadline } = pace
  let at = start
  do {
    const outcome = long.applyTo(tx, ids[at++])
    if (outcome) add(outcome, total)
  } while (at < ids.length && !pace.isOver(deadline))
  return at
}

function add({ n, nModified = 0, ...rest }: Outcome, total: Outcome) {
  total.n += n
  total.nModified = (total.nModified ?? 0) + nModified
  Object.assign(total, rest)
}

/** Remembers the outcome in the transaction that brings it about. */
function write(
  { host, retry }: Work,
  stmtId: number,
  change: (tx: Transaction) => Outcome,
) {
  return host.store.write(tx => {
    const outcome = change(tx)
    if (retry && outcome.n > 0) {
      const memo = Memo.recall(tx, retry)
      memo.record(stmtId, outcome)
      memo.save(tx, retry)
    }
    return outcome
  })
}
