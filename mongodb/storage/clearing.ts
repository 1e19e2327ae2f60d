import type { Table } from './environment.ts'
import { rangeOf } from './keys.ts'
import type { Writing } from './transaction.ts'

/** Keys that one transaction removes. */
const step = 1000

/** Removes some remains of dropped collections and indexes; answers whether more are left. */
export function clearSome(tx: Writing): boolean {
  const { catalog, environment } = tx.parts
  const [number] = catalog.dropped
  if (number === undefined) return false
  const { records, entries, words } = environment
  const isCleared = [records, entries, words].every(table =>
    clear(table, number),
  )
  if (isCleared) {
    catalog.dropped.shift()
    catalog.forgetCount(number)
    tx.isCatalogChanged = true
  }
  return catalog.dropped.length > 0
}

function clear(table: Table, number: number): boolean {
  const keys = [...table.getKeys({ ...rangeOf(number), limit: step })]
  for (const key of keys) table.remove(key)
  return keys.length < step
}
