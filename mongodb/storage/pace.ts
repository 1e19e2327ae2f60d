/** How long the changes of one transaction take at most (ms). */
const longest = 10
/** What every transaction may do, however dear it was to write (ms). */
const least = 0.5
/** How long a transaction and its way into the file may keep the others waiting (ms). */
const bearable = 20

/** Cuts long work into transactions, each as large as the ones before have shown to bear. */
export class Pace {
  readonly #now: () => number
  /** Little at first: writing what was changed can take much longer than changing it. */
  #patience = 2

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Until when the transaction that begins now may take up more work. */
  get deadline() {
    return this.#now() + this.#patience
  }

  isOver(deadline: number) {
    return this.#now() >= deadline
  }

  /** Runs one transaction and learns from the time that it takes. */
  async step<T>(transaction: () => Promise<T>): Promise<T> {
    const began = this.#now()
    const result = await transaction()
    const took = Math.max(this.#now() - began, 0.01)
    const wanted = this.#patience * Math.min(2, bearable / took)
    this.#patience = Math.min(longest, Math.max(least, wanted))
    return result
  }
}
