import { topLevel } from '../query/dependencies.ts'
import { planSort, type SortKey } from '../query/sort.ts'
import type { Found } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import type { Document } from '../values/value.ts'
import { Heap } from './heap.ts'

type Keyed = { key: SortKey; place: number; found: Found }

/** Documents in the order of `sort`, equal ones as they came; of a limited number only those are kept. */
export function* sorted(
  source: Generator<Found | undefined>,
  sort: Document,
  { skip, limit }: { skip: number; limit: number },
): Generator<Found | undefined> {
  const { keyOf, compareKeys } = planSort(sort)
  const fields = fieldsOf(sort)
  const heap = new Heap<Keyed>(
    (a, b) => compareKeys(a.key, b.key) || a.place - b.place,
    limit > 0 ? skip + limit : Number.POSITIVE_INFINITY,
  )
  let place = 0
  for (const found of source) {
    if (!found) {
      yield undefined
      continue
    }
    const key = keyOf(decode(found.raw, fields), found.score)
    heap.add({ key, place: place++, found })
  }
  for (const { found } of heap.take(skip)) yield found
}

function fieldsOf(sort: Document): Set<string> {
  return new Set(Object.keys(sort).map(topLevel))
}
