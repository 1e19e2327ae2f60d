import { commit, type Environment } from './environment.ts'
import type { Transaction } from './store.ts'
import { type StorageParts, Writing } from './transaction.ts'

type Job = {
  change: (tx: Transaction) => unknown
  resolve: (value: never) => void
  reject: (error: unknown) => void
  value?: unknown
  error?: unknown
  hasFailed?: boolean
}

/** How long one transaction may gather changes before it commits. */
const gatherMs = 8

/** Group commit: what is asked for while one transaction is written shares the next one. */
export class GroupCommit {
  #environment: Environment
  #parts: StorageParts
  #onCommit: (logged: Set<string>) => void
  #queue: Job[] = []
  #isScheduled = false
  #isClosed = false

  constructor(
    parts: StorageParts,
    onCommit: (logged: Set<string>) => void,
  ) {
    this.#parts = parts
    this.#environment = parts.environment
    this.#onCommit = onCommit
  }

  write<T>(change: (tx: Transaction) => T): Promise<T> {
    if (this.#isClosed)
      return Promise.reject(new Error('The store is closed.'))
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ change, resolve, reject })
      this.#schedule()
    })
  }

  /** Commits what is queued; afterwards nothing can be written. */
  close() {
    this.#isClosed = true
    while (this.#queue.length > 0) this.#commit()
  }

  #schedule() {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      if (this.#queue.length > 0) this.#commit()
      if (this.#queue.length > 0) this.#schedule()
    })
  }

  #commit() {
    const done: Job[] = []
    let logged = new Set<string>()
    try {
      commit(this.#environment, () => {
        logged = this.#apply(done)
      })
    } catch (error) {
      this.#environment.version++
      this.#parts.catalog.load()
      this.#parts.log.load()
      this.#parts.postings.forget()
      for (const job of done) job.reject(error)
      return
    }
    for (const job of done) settle(job)
    this.#onCommit(logged)
  }

  #apply(done: Job[]): Set<string> {
    const writing = new Writing(this.#parts)
    const end = performance.now() + gatherMs
    do {
      const job = this.#queue.shift() as Job
      done.push(job)
      run(job, writing)
    } while (this.#queue.length > 0 && performance.now() < end)
    const { catalog, log, postings } = this.#parts
    postings.flush()
    for (const collection of writing.counted) catalog.saveCount(collection)
    if (writing.isCatalogChanged) catalog.save()
    return log.finish()
  }
}

function run(job: Job, writing: Writing) {
  try {
    job.value = job.change(writing)
  } catch (error) {
    job.error = error
    job.hasFailed = true
  }
}

function settle(job: Job) {
  if (job.hasFailed) job.reject(job.error)
  else job.resolve(job.value as never)
}
