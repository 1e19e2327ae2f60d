import type { Environment, Table } from '../storage/environment.ts'
import type { KeyRange } from './key-ranges.ts'

type TableEntry = { key: Buffer; value: Buffer }

const firstChunk = 16
const largestChunk = 256
const chunkBytes = 1024 * 1024

/**
 * Walks over ranges of a table without a transaction of its own: reads ahead
 * a little, and looks again behind the last key where something was written
 * since.
 */
export class Walk {
  #environment: Environment
  #table: Table
  #ranges: KeyRange[]
  #isBackward: boolean
  #chunk: TableEntry[] = []
  #at = 0
  #size = firstChunk
  #last: Buffer | undefined
  #version = -1

  constructor(
    environment: Environment,
    table: Table,
    ranges: KeyRange[],
    isBackward = false,
  ) {
    this.#environment = environment
    this.#table = table
    this.#isBackward = isBackward
    this.#ranges = isBackward ? ranges.toReversed() : ranges
  }

  next(): TableEntry | undefined {
    if (this.#version !== this.#environment.version) this.#forget()
    while (this.#at >= this.#chunk.length)
      if (!this.#fill()) return undefined
    const entry = this.#chunk[this.#at++]
    this.#last = entry.key
    return entry
  }

  #forget() {
    this.#chunk = []
    this.#at = 0
    this.#version = this.#environment.version
  }

  #fill(): boolean {
    const [range] = this.#ranges
    if (!range) return false
    this.#read(range)
    if (this.#chunk.length > 0) return true
    this.#ranges = this.#ranges.slice(1)
    this.#last = undefined
    return this.#ranges.length > 0
  }

  #read(range: KeyRange) {
    this.#chunk = []
    this.#at = 0
    let bytes = 0
    for (const entry of this.#table.getRange(this.#optionsFor(range))) {
      this.#chunk.push(entry)
      bytes += entry.value.length
      if (bytes > chunkBytes) break
    }
    this.#size = Math.min(this.#size * 2, largestChunk)
  }

  #optionsFor({ start, stop }: KeyRange) {
    const limit = this.#size
    if (this.#isBackward) {
      return {
        start: this.#last ?? stop,
        exclusiveStart: true,
        end: start,
        inclusiveEnd: true,
        reverse: true,
        limit,
      }
    }
    const last = this.#last
    return {
      start: last ?? start,
      exclusiveStart: !!last,
      end: stop,
      limit,
    }
  }
}

/** How many keys the ranges hold, counted up to `maxKeys`. */
export function countKeys(
  table: Table,
  ranges: KeyRange[],
  maxKeys: number,
): number {
  let count = 0
  for (const { start, stop } of ranges) {
    const limit = maxKeys - count
    if (limit <= 0) return count
    for (const _ of table.getKeys({ start, end: stop, limit })) count++
  }
  return count
}
