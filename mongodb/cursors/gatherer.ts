import { MongoError } from '../errors.ts'
import type { Documents } from '../plans/plan.ts'
import { Batch, type PackedBatch } from '../wire/batch.ts'

/** The limits of one reply; `deadline` is in milliseconds since the epoch. */
export type Limits = {
  count: number
  bytes: number
  deadline: number
  /** How long a change stream may wait for a first event (ms). */
  awaitMs?: number
}

/** A reply's documents, and whether there can be more. */
export type Batched = { batch: Batch | PackedBatch; isDone: boolean }

export const maxBatchBytes = 16 * 1024 * 1024
/** Documents in a first batch whose size the client leaves open. */
export const firstBatchSize = 101

/** A reader yields to other requests after this time. */
const yieldAfterMs = 8
/** The clock is read once per this many documents. */
const documentsPerClockRead = 32

/**
 * Gathers batches from an iterator. Answers at once where the work is
 * short; otherwise it lets the event loop turn every few milliseconds.
 */
export class Gatherer {
  readonly #documents: Documents
  /** A document that did not fit into the last batch. */
  #held: Uint8Array | undefined
  #isClosed = false

  constructor(documents: Documents) {
    this.#documents = documents
  }

  next(limits: Limits): Batched | Promise<Batched> {
    const batch = new Batch()
    return this.#gather(batch, limits) ?? this.#gatherOn(batch, limits)
  }

  async #gatherOn(batch: Batch, limits: Limits): Promise<Batched> {
    for (;;) {
      await new Promise(resolve => setImmediate(resolve))
      const batched = this.#gather(batch, limits)
      if (batched) return batched
    }
  }

  /** The finished batch, or undefined when it is time to breathe. */
  #gather(batch: Batch, limits: Limits): Batched | undefined {
    const pause = performance.now() + yieldAfterMs
    for (let seen = 1; ; seen++) {
      if (batch.length >= limits.count) return { batch, isDone: false }
      const next = this.#pull()
      if (next === done) return { batch, isDone: true }
      if (next && !this.#fits(next, batch, limits)) {
        return { batch, isDone: false }
      }
      if (next && seen % documentsPerClockRead !== 0) continue
      if (Date.now() > limits.deadline) throw timeExceeded()
      if (performance.now() > pause) return
    }
  }

  #pull(): Uint8Array | undefined | typeof done {
    const held = this.#held
    if (held) {
      this.#held = undefined
      return held
    }
    if (this.#isClosed) return done
    const next = this.#documents.next()
    return next.done ? done : next.value
  }

  #fits(raw: Uint8Array, batch: Batch, limits: Limits) {
    if (batch.length > 0 && batch.bytes + raw.length > limits.bytes) {
      this.#held = raw
      return false
    }
    batch.push(raw)
    return true
  }

  close() {
    this.#isClosed = true
    this.#held = undefined
    this.#documents.return?.()
  }
}

const done = Symbol('done')

function timeExceeded() {
  return new MongoError('MaxTimeMSExpired', 'operation exceeded time limit')
}
