import type { ChangeStore } from './build.ts'
import { Pace } from './pace.ts'
import type { StorageParts, Writing } from './transaction.ts'

/** Changes of postings that may wait: some 15 MB once they are read. */
const unmergedLimit = 250_000
/** How long fewer changes wait (ms). */
const mergeDelayMs = 5000

/** Merges what was written to the text indexes into their blocks, when it is much or waits long. */
export class TextMerger {
  readonly #parts: StorageParts
  readonly #change: ChangeStore
  #timer?: NodeJS.Timeout
  #running?: Promise<void>
  #isStopped = false

  constructor(parts: StorageParts, change: ChangeStore) {
    this.#parts = parts
    this.#change = change
  }

  /** To be called after each commit. */
  check() {
    const { unmerged } = this.#parts.postings
    if (this.#running || this.#isStopped || unmerged === 0) return
    if (unmerged > unmergedLimit) this.start()
    else {
      this.#timer ??= setTimeout(() => this.start(), mergeDelayMs).unref()
    }
  }

  /** Merges what there is, and resolves then. */
  async mergeNow() {
    await this.#running
    this.start()
    await this.#running
  }

  start() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#running ??= this.#mergeAll()
      .catch(() => {})
      .finally(() => {
        this.#running = undefined
        this.check()
      })
  }

  async stop() {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #mergeAll() {
    const { catalog, postings } = this.#parts
    postings.unmerged = 0
    for (const { indexes } of [...catalog.collections.values()]) {
      for (const { isText, number } of indexes) {
        if (isText && postings.hasRuns(number)) await this.#merge(number)
      }
    }
  }

  async #merge(index: number) {
    const pace = new Pace()
    const work = this.#parts.postings.merge(index)
    let isMore = true
    while (isMore && !this.#isStopped) {
      isMore = await pace.step(() =>
        this.#change(tx => mergeSome(tx, index, work, pace)),
      )
    }
  }
}

/** Answers whether there is more to do. */
function mergeSome(
  tx: Writing,
  index: number,
  work: Iterator<undefined>,
  pace: Pace,
): boolean {
  if (!hasIndex(tx, index)) return false
  const { deadline } = pace
  while (!work.next().done) {
    if (pace.isOver(deadline)) return true
  }
  return false
}

function hasIndex(tx: Writing, wanted: number): boolean {
  const all = [...tx.parts.catalog.collections.values()]
  return all.some(({ indexes }) =>
    indexes.some(({ number }) => number === wanted),
  )
}
