import type { Transaction } from '../../storage/store.ts'
import type { Value } from '../../values/value.ts'
import { Memo, type Outcome } from './memo.ts'
import type { Long, Work } from './statements.ts'

/** How long the changes of one transaction take at most (ms). */
const longest = 20
/** How long a transaction and its way to the disk may keep the others waiting (ms). */
const bearable = 60

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

/** Transaction after transaction, each as large as the disk has shown to bear. */
async function applyAll(
  work: Work,
  long: Long,
  stmtId: number,
  ids: Value[],
): Promise<Outcome> {
  const total: Outcome = { n: 0, nModified: 0 }
  let patience = longest
  for (let at = 0; at < ids.length; ) {
    const started = performance.now()
    await write(work, stmtId, tx => {
      at = applySome(tx, long, ids, at, patience, total)
      return total
    })
    const took = performance.now() - started
    const factor = Math.min(2, bearable / took)
    patience = Math.min(longest, Math.max(1, patience * factor))
  }
  return total
}

/** Answers how far it came. */
function applySome(
  tx: Transaction,
  long: Long,
  ids: Value[],
  start: number,
  patience: number,
  total: Outcome,
) {
  const deadline = performance.now() + patience
  let at = start
  do {
    const outcome = long.applyTo(tx, ids[at++])
    if (outcome) add(outcome, total)
  } while (at < ids.length && performance.now() < deadline)
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
