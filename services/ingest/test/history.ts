import type { Batch, Change } from '@workshop/datasets/posts/change'
import { compareKeys, keyOf } from '@workshop/datasets/posts/key'
import { wholePost } from '@workshop/datasets/posts/sample'
import fc from 'fast-check'
import { changes, deletion, moment, upsert } from './batches.ts'

const ids = ['a', 'b', 'é', '0'.repeat(24), 'a'.repeat(24), 'f'.repeat(24)]
const inOrder = ids.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)))

/** Which post changes at each moment, and whether it is deleted. */
export const history = fc.array(
  fc.record({ id: fc.constantFrom(...ids), isDeleted: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
)
/** When the pages of a snapshot are read; it began with the first. */
export const reads = fc.array(fc.nat(12), { minLength: 1, maxLength: 3 })
const snapshots = fc.array(reads, { maxLength: 2 })

export type History = { id: string; isDeleted: boolean }[]

/** The posts of the master after its first `length` changes: titles by id. */
export function stateAfter(history: History, length: number) {
  const state = new Map<string, string>()
  for (const [at, { id, isDeleted }] of history
    .slice(0, length)
    .entries()) {
    if (isDeleted) state.delete(id)
    else state.set(id, `changed at ${at + 1}`)
  }
  return state
}

export function changesOf(history: History) {
  return history.map((entry, index) => changeAt(index + 1, entry))
}

function changeAt(at: number, { id, isDeleted }: History[number]): Change {
  const title = `changed at ${at}`
  return isDeleted ? deletion(at, id) : upsert(at, wholePost({ id, title }))
}

/** The pages of one snapshot, as the feed would send them. */
export function pagesOf(history: History, moments: number[]): Batch[] {
  const reads = moments
    .map(at => Math.min(at, history.length))
    .sort((a, b) => a - b)
  const at = reads[0]
  return reads.map((read, page) => {
    const state = stateAfter(history, read)
    const size = Math.ceil(inOrder.length / reads.length)
    const range = inOrder.slice(page * size, (page + 1) * size)
    const held = range.filter(id => state.has(id))
    return {
      changes: held.map(id =>
        upsert(at, wholePost({ id, title: state.get(id) })),
      ),
      snapshot: {
        at: moment(at),
        after: page === 0 ? null : inOrder[page * size - 1],
        until: page === reads.length - 1 ? null : (range.at(-1) ?? null),
      },
      complete: false,
    }
  })
}

/** Every page of the feed, in any order, and some of them twice. */
export const deliveries = fc
  .tuple(history, snapshots, fc.integer({ min: 1, max: 4 }))
  .chain(([history, snapshots, size]) => {
    const all = changesOf(history)
    const batches = all.flatMap((_, start) =>
      start % size === 0
        ? [changes(...all.slice(start, start + size))]
        : [],
    )
    const pages = snapshots.flatMap(moments => pagesOf(history, moments))
    const once = [...batches, ...pages]
    const extra = fc.subarray(once)
    return extra.chain(again =>
      fc.record({
        history: fc.constant(history),
        order: fc.shuffledSubarray([...once, ...again], {
          minLength: once.length + again.length,
        }),
      }),
    )
  })
