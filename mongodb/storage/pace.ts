/** How long the changes of a transaction may take. */
const maxBudgetMs = 10
/** Every transaction gets this much, however slow the writes before it were. */
const minBudgetMs = 0.5
/** How long a transaction and its commit may hold up other requests. */
const targetMs = 20

/** Cuts long work into transactions, sized by the duration of the earlier ones. */
export class Pace {
  readonly #now: () => number
  /** Little at first: the commit can take much longer than the changes. */
  #budgetMs = 2

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** When the transaction that begins now should stop taking up work. */
  get deadline() {
    return this.#now() + this.#budgetMs
  }

  isOver(deadline: number) {
    return this.#now() >= deadline
  }

  /** Runs a transaction and adjusts the budget to its duration. */
  async step<T>(transaction: () => Promise<T>): Promise<T> {
    const began = this.#now()
    const result = await transaction()
    const took = Math.max(this.#now() - began, 0.01)
    const wanted = this.#budgetMs * Math.min(2, targetMs / took)
    this.#budgetMs = Math.min(maxBudgetMs, Math.max(minBudgetMs, wanted))
    return result
  }
}
