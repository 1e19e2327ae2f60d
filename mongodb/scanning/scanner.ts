import { Worker } from 'node:worker_threads'
import type { Batched, Limits } from '../cursors/gatherer.ts'
import { type CodeName, MongoError } from '../errors.ts'
import { decode } from '../values/decode.ts'
import { PackedBatch } from '../wire/batch.ts'
import type { Order, PlainError, Report } from './messages.ts'

type Waiting = {
  resolve(batched: Batched): void
  reject(error: Error): void
}

/** A thread that needs more memory (MB) ends; the server goes on. */
const memory = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 6 }

/** One thread that reads for long queries. */
export class Scanner {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  /** Cursors that live here. */
  readonly ids = new Set<number>()
  isDead = false
  /** When it was last asked for something (ms, `performance.now`). */
  usedAt = performance.now()

  constructor(folder: string, log: (error: unknown) => void) {
    this.#worker = new Worker(entry(), {
      workerData: { folder },
      resourceLimits: memory,
      execArgv: [],
    })
    this.#worker.unref()
    this.#worker.on('message', report => this.#receive(report))
    this.#worker.on('error', log)
    this.#worker.on('exit', () => this.#die())
  }

  /** Requests that the thread has not answered yet. */
  get load() {
    return this.#waiting.size
  }

  open(id: number, database: string, body: Uint8Array) {
    this.ids.add(id)
    this.#send({ id, open: { database, body } })
  }

  next(id: number, limits: Limits): Promise<Batched> {
    if (this.isDead) return Promise.reject(died())
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#send({ id, next: limits })
    })
  }

  close(id: number) {
    if (this.ids.delete(id) && !this.isDead) this.#send({ id, close: true })
  }

  async end() {
    this.isDead = true
    await this.#worker.terminate()
  }

  #send(order: Order) {
    this.usedAt = performance.now()
    this.#worker.postMessage(order)
  }

  #receive(report: Report) {
    const waiting = this.#waiting.get(report.id)
    this.#waiting.delete(report.id)
    if ('error' in report) {
      this.ids.delete(report.id)
      waiting?.reject(toError(report.error))
    } else {
      const { array, length, isDone } = report
      if (isDone) this.ids.delete(report.id)
      waiting?.resolve({ batch: new PackedBatch(array, length), isDone })
    }
  }

  #die() {
    this.isDead = true
    for (const { reject } of this.#waiting.values()) reject(died())
    this.#waiting.clear()
  }
}

/** Beside this file as TypeScript, or beside the bundle as `scan.js`. */
function entry() {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './start.js' : './scan.js', import.meta.url)
}

function died() {
  return new MongoError(
    'QueryPlanKilled',
    'the thread that read for this query ended; try again, or ask for less',
  )
}

function toError({ message, stack, codeName, fields }: PlainError) {
  if (codeName) {
    return new MongoError(codeName as CodeName, message, decode(fields))
  }
  return Object.assign(new Error(message), { stack })
}
