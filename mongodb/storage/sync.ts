import type { Environment } from './environment.ts'

/** How long a commit without a waiting client may take to reach the disk. */
const lazySyncMs = 500

/**
 * Brings commits to the disk. A commit alone is with the operating system:
 * it survives the end of the process, but not a power cut.
 */
export class Sync {
  readonly #environment: Environment
  #running?: Promise<void>
  #next?: Promise<void>
  #timer?: NodeJS.Timeout

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** Resolves when every earlier commit is on disk. Calls during a sync share the next one. */
  now(): Promise<void> {
    if (!this.#running) return this.#run()
    this.#next ??= this.#running.then(() => {
      this.#next = undefined
      return this.#run()
    })
    return this.#next
  }

  /** The same within half a second, without a promise. */
  soon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.now().catch(() => {})
    }, lazySyncMs).unref()
  }

  async stop() {
    clearTimeout(this.#timer)
    await this.now()
  }

  #run(): Promise<void> {
    this.#running = syncFiles(this.#environment).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }
}

/** LMDB's own, in a thread of its own; missing in lmdb's types. */
type Native = { env: { sync(done: (error?: Error) => void): void } }

function syncFiles({ root }: Environment) {
  const { env } = root as unknown as Native
  return new Promise<void>((resolve, reject) => {
    env.sync(error => (error ? reject(error) : resolve()))
  })
}
