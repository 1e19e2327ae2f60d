import type { Document, Value } from '../../values/value.ts'
import type { SortPlan } from '../sort.ts'

type Row = { key: Value[]; place: number; doc: Document }

/** The first `limit` documents of a stable sort, from a heap that holds no more. */
export function* keepFirst(
  input: Iterable<Document>,
  { keyOf, compareKeys }: SortPlan,
  limit: number,
): Generator<Document> {
  if (limit === 0) return
  const order = (a: Row, b: Row) =>
    compareKeys(a.key, b.key) || a.place - b.place
  const heap: Row[] = []
  let place = 0
  for (const doc of input) {
    const row = { key: keyOf(doc), place: place++, doc }
    if (heap.length < limit) push(heap, row, order)
    else if (order(row, heap[0]) < 0) replaceLast(heap, row, order)
  }
  for (const { doc } of heap.sort(order)) yield doc
}

type Order = (a: Row, b: Row) => number

/** The heap's root is the row that comes last. */
function push(heap: Row[], row: Row, order: Order) {
  let i = heap.push(row) - 1
  while (i > 0) {
    const parent = (i - 1) >> 1
    if (order(heap[parent], row) >= 0) break
    heap[i] = heap[parent]
    i = parent
  }
  heap[i] = row
}

function replaceLast(heap: Row[], row: Row, order: Order) {
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= heap.length) break
    const other = child + 1
    if (other < heap.length && order(heap[other], heap[child]) > 0) {
      child = other
    }
    if (order(heap[child], row) <= 0) break
    heap[i] = heap[child]
    i = child
  }
  heap[i] = row
}
