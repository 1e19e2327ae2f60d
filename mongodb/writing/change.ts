import type { Store, Transaction } from '../storage/store.ts'
import type { Outcome } from './memo.ts'
import type { Statement } from './statement.ts'
import {
  all,
  firstOf,
  idsOf,
  isHeavy,
  matcherOf,
  type Target,
} from './target.ts'

/** The documents to change, the change, and what to do where none match. */
export type WriteChange = Target & {
  isMulti: boolean
  change(tx: Transaction, raw: Uint8Array): Outcome
  otherwise(tx: Transaction): Outcome
}

export const nothing: Outcome = { n: 0, nModified: 0 }

/** A change as a statement; a long search runs outside the transaction. */
export function statementOf(store: Store, change: WriteChange): Statement {
  const limit = change.isMulti ? undefined : 1
  if (!isHeavy(store, change, limit)) {
    return {
      apply: tx => (limit ? changeOne(tx, change) : changeAll(tx, change)),
    }
  }
  const stillMatches = matcherOf(change)
  return {
    isMulti: change.isMulti,
    ids: () => idsOf(store, change, limit),
    applyTo(tx, id) {
      const raw = tx.get(change.ns, id)
      return raw && stillMatches(raw) ? change.change(tx, raw) : undefined
    },
    otherwise: change.otherwise,
  }
}

function changeOne(tx: Transaction, change: WriteChange) {
  const raw = firstOf(tx, change)
  return raw ? change.change(tx, raw) : change.otherwise(tx)
}

function changeAll(tx: Transaction, change: WriteChange) {
  const found = all(tx, change)
  if (found.length === 0) return change.otherwise(tx)
  const total = { n: 0, nModified: 0 }
  for (const raw of found) {
    const { n, nModified = 0 } = change.change(tx, raw)
    total.n += n
    total.nModified += nModified
  }
  return total
}
