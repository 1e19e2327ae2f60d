import { compileFilter, splitText } from '../query/match.ts'
import type { Scope } from '../query/scope.ts'
import type {
  Query,
  Results,
  Store,
  Transaction,
} from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import type { Document, Value } from '../values/value.ts'

/** The documents that a write selects. */
export type Target = {
  ns: string
  filter: Document
  sort?: Document
  hint?: string | Document
  scope?: Scope
}

/** With more work (index entries and documents), a search runs outside the writer. */
const heavyWork = 2000

export function isHeavy(store: Store, target: Target, limit?: number) {
  return store.estimate(target.ns, queryOfTarget(target, limit)) > heavyWork
}

function queryOfTarget(target: Target, limit?: number): Query {
  const { filter, sort, hint, scope } = target
  return { filter, sort, hint, scope, limit }
}

/** The first selected document, looked up inside the writer. */
export function firstOf(tx: Transaction, target: Target) {
  return first(tx.query(target.ns, queryOfTarget(target, 1)))
}

/** Whether a document that was found still matches. */
export function matcherOf({ filter, scope }: Target) {
  const { text, rest } = splitText(filter)
  if (text || Object.keys(rest).length === 0) return () => true
  const matches = compileFilter(rest, scope)
  return (raw: Uint8Array) => matches(decode(raw))
}

function first(results: Results) {
  for (;;) {
    const { done, value } = results.next()
    if (done) return
    if (value) {
      results.return?.()
      return value.raw
    }
  }
}

/** All selected documents, read before any of them changes. */
export function all(tx: Transaction, target: Target) {
  const found: Uint8Array[] = []
  const results = tx.query(target.ns, queryOfTarget(target))
  for (let next = results.next(); !next.done; next = results.next()) {
    if (next.value) found.push(next.value.raw)
  }
  return found
}

function idOf(raw: Uint8Array): Value {
  return decode(raw, idOnly)._id
}

const idOnly = new Set(['_id'])

/** A search yields to other requests after this time. */
const yieldAfterMs = 8

/** The ids of all selected documents, found outside the writer. */
export async function idsOf(store: Store, target: Target, limit?: number) {
  const ids: Value[] = []
  const results = store.query(target.ns, queryOfTarget(target, limit))
  let pause = performance.now() + yieldAfterMs
  for (;;) {
    const { done, value } = results.next()
    if (done) return ids
    if (value) ids.push(idOf(value.raw))
    if (performance.now() < pause) continue
    await new Promise(resolve => setImmediate(resolve))
    pause = performance.now() + yieldAfterMs
  }
}
