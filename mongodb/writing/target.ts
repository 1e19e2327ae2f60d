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

/** Which documents a write means. */
export type Target = {
  ns: string
  filter: Document
  sort?: Document
  hint?: string | Document
  scope?: Scope
}

/** Above this much work (entries and documents to look at) a search leaves the writer and breathes. */
const heavy = 2000

export function isHeavy(store: Store, target: Target, limit?: number) {
  return store.estimate(target.ns, queryOf(target, limit)) > heavy
}

export function queryOf(target: Target, limit?: number): Query {
  const { filter, sort, hint, scope } = target
  return { filter, sort, hint, scope, limit }
}

/** The first document meant, looked up inside the writer. */
export function firstOf(tx: Transaction, target: Target) {
  return first(tx.query(target.ns, queryOf(target, 1)))
}

/** Tells whether a document is still meant, once it has been found. */
export function stillMeant({ filter, scope }: Target) {
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

/** All documents meant, read to the end before any of them changes. */
export function all(tx: Transaction, target: Target) {
  const found: Uint8Array[] = []
  const results = tx.query(target.ns, queryOf(target))
  for (let next = results.next(); !next.done; next = results.next()) {
    if (next.value) found.push(next.value.raw)
  }
  return found
}

export function idOf(raw: Uint8Array): Value {
  return decode(raw, idOnly)._id
}

const idOnly = new Set(['_id'])

/** How long a search works before it lets others in (ms). */
const breath = 8

/** The ids of all documents meant, found outside the writer while others are served. */
export async function idsOf(store: Store, target: Target, limit?: number) {
  const ids: Value[] = []
  const results = store.query(target.ns, queryOf(target, limit))
  let pause = performance.now() + breath
  for (;;) {
    const { done, value } = results.next()
    if (done) return ids
    if (value) ids.push(idOf(value.raw))
    if (performance.now() < pause) continue
    await new Promise(resolve => setImmediate(resolve))
    pause = performance.now() + breath
  }
}
