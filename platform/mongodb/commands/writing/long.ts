import type { Transaction } from '../../storage/store.ts'
import type { Value } from '../../values/value.ts'
import { Memo, type Outcome } from './memo.ts'
import type { Long, Work } from './statements.ts'

/** Documents that one transaction of a large write changes. */
const chunk = 200

/** Finds the documents first, then changes them chunk by chunk, each looked at again inside the writer. */
export async function runLong(work: Work, long: Long, stmtId: number) {
  for (;;) {
    const ids = await long.ids()
    const total: Outcome = { n: 0, nModified: 0 }
    for (let at = 0; at < ids.length; at += chunk) {
      const some = ids.slice(at, at + chunk)
      await write(work, stmtId, tx => applyToAll(tx, long, some, total))
    }
    if (total.n > 0 || (long.isMulti && ids.length > 0)) return total
    if (ids.length === 0)
      return write(work, stmtId, tx => long.otherwise(tx))
  }
}

function applyToAll(
  tx: Transaction,
  long: Long,
  ids: Value[],
  total: Outcome,
) {
  for (const id of ids) {
    const outcome = long.applyTo(tx, id)
    if (!outcome) continue
    const { n, nModified = 0, ...rest } = outcome
    total.n += n
    total.nModified = (total.nModified ?? 0) + nModified
    Object.assign(total, rest)
  }
  return total
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
