import { topLevel } from '../query/dependencies.ts'
import { planSort, type SortKey } from '../query/sort.ts'
import { idBytes } from '../storage/keys.ts'
import type { Found } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import type { Document } from '../values/value.ts'
import { Heap } from './heap.ts'

type Kept = Found | { id: Buffer; score?: number }
type Keyed = { key: SortKey; place: number; kept: Kept }

/** A larger sort keeps only the ids, and reads the documents again. */
const maxWholeDocuments = 1000

/** Documents in the order of `sort`, a stable sort; a limited sort keeps no more than its limit. */
export function* sorted(
  source: Generator<Found | undefined>,
  sort: Document,
  { skip, limit }: { skip: number; limit: number },
  fetch: (id: Buffer) => Buffer | undefined,
): Generator<Found | undefined> {
  const { keyOf, compareKeys } = planSort(sort)
  const fields = fieldsOf(sort)
  const limitToKeep = limit > 0 ? skip + limit : Number.POSITIVE_INFINITY
  const heap = new Heap<Keyed>(
    (a, b) => compareKeys(a.key, b.key) || a.place - b.place,
    limitToKeep,
  )
  let place = 0
  for (const found of source) {
    if (!found) {
      yield undefined
      continue
    }
    const doc = decode(found.raw, fields)
    const key = keyOf(doc, found.score)
    const kept = limitToKeep > maxWholeDocuments ? slim(doc, found) : found
    heap.add({ key, place: place++, kept })
  }
  for (const { kept } of heap.take(skip)) {
    const found = whole(kept, fetch)
    if (found) yield found
  }
}

function slim({ _id }: Document, { score }: Found): Kept {
  return { id: idBytes(_id), score }
}

/** Undefined where the document was deleted meanwhile. */
function whole(kept: Kept, fetch: (id: Buffer) => Buffer | undefined) {
  if ('raw' in kept) return kept
  const raw = fetch(kept.id)
  return raw && { raw, score: kept.score }
}

function fieldsOf(sort: Document): Set<string> {
  return new Set(['_id', ...Object.keys(sort).map(topLevel)])
}
