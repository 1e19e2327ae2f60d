import type { StorageParts, Writing } from './transaction.ts'
import { deleteExpired, expiries } from './ttl.ts'

type Change = <T>(change: (tx: Writing) => T) => Promise<T>

/** Sessions that one transaction looks at. */
const step = 500

/** Deletes what has expired: documents under TTL indexes, and memories of retryable writes. */
export class Sweeper {
  #parts: StorageParts
  #change: Change
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isStopped = false
  #nextSession: Buffer | undefined

  constructor(parts: StorageParts, change: Change, interval: number) {
    this.#parts = parts
    this.#change = change
    if (interval > 0) {
      this.#timer = setInterval(
        () => this.sweep().catch(() => {}),
        interval,
      )
      this.#timer.unref()
    }
  }

  /** One round; a round that is under way is waited for instead. */
  sweep(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async stop() {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#running?.catch(() => {})
  }

  async #round() {
    for (const expiry of expiries(this.#parts)) {
      let isMore = true
      while (isMore && !this.#isStopped) {
        isMore = await this.#change(tx => deleteExpired(tx, expiry))
      }
    }
    await this.#forgetSessions()
  }

  async #forgetSessions() {
    if (this.#isStopped) return
    this.#nextSession = await this.#change(({ parts }) =>
      parts.retries.expire(this.#nextSession, step),
    )
  }
}
