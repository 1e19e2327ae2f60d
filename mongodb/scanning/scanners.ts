import type { CursorSource } from '../cursors/cursors.ts'
import type { Batched, Limits } from '../cursors/gatherer.ts'
import { Scanner } from './scanner.ts'

/** Threads that may read at the same time. */
const maxThreads = 2

/** An idle thread ends after this time, which frees its memory. */
const idleMs = 30_000

/** Reading threads, started when a long query first needs one. */
export class Scanners {
  readonly #folder: string
  readonly #log: (error: unknown) => void
  #scanners: Scanner[] = []
  #lastId = 0

  constructor(folder: string, log: (error: unknown) => void) {
    this.#folder = folder
    this.#log = log
  }

  /** A cursor's source that lives in the least busy thread. */
  open(database: string, body: Uint8Array): CursorSource {
    const scanner = this.#leastBusy()
    const id = ++this.#lastId
    scanner.open(id, database, body)
    return {
      next: (limits: Limits): Promise<Batched> => scanner.next(id, limits),
      close: () => scanner.close(id),
    }
  }

  /** Starts a thread before a long query needs it. */
  warm() {
    this.#leastBusy()
  }

  #leastBusy() {
    this.#scanners = this.#scanners.filter(({ isDead }) => !isDead)
    const idle = this.#scanners.find(({ load }) => load === 0)
    if (idle) return idle
    if (this.#scanners.length < maxThreads) {
      this.#scanners.push(new Scanner(this.#folder, this.#log))
    }
    return this.#scanners.reduce((a, b) => (b.load < a.load ? b : a))
  }

  /** Ends the idle threads. */
  expire(now = performance.now()) {
    for (const scanner of this.#scanners) {
      const isIdle = scanner.ids.size === 0 && scanner.load === 0
      if (isIdle && now - scanner.usedAt > idleMs) scanner.end()
    }
  }

  async close() {
    await Promise.all(this.#scanners.map(scanner => scanner.end()))
  }
}
