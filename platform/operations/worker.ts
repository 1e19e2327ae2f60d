import { randomUUID } from 'node:crypto'
import { Problem, toProblem } from '../errors.ts'
import type { Logger } from '../log.ts'
import { backOffMs } from './back-off.ts'
import type { Operation } from './operation.ts'
import type { OperationStore } from './store.ts'
import type { Verb } from './verb.ts'

export type WorkerOptions<Input extends { user: string }> = {
  store: OperationStore
  verb: Verb<Input>
  log: Logger
  /** How many operations it works on at once. */
  concurrency: number
  /** After so many attempts an operation has failed. */
  maxAttempts: number
  leaseMs: number
  /** How often it looks for work that nobody told it of. */
  pollMs: number
}

export type Worker = ReturnType<typeof startWorker>

/** Works on operations until it is closed: those it hears of, and forgotten ones. */
export function startWorker<Input extends { user: string }>(
  options: WorkerOptions<Input>,
) {
  const { store, verb, log, concurrency, maxAttempts } = options
  const id = randomUUID()
  const running = new Map<string, AbortController>()
  const ends = new Set<Promise<void>>()
  let isClosed = false
  let claiming: Promise<void> | undefined

  /** Takes operations until it has enough or none is due. */
  function wake() {
    claiming ??= claimAll()
      .catch(error =>
        log.warn({ err: error }, 'no operation can be claimed'),
      )
      .finally(() => {
        claiming = undefined
      })
  }

  async function claimAll() {
    while (!isClosed && running.size < concurrency) {
      const operation = await store.claim(id)
      if (!operation) return
      begin(operation as Operation<Input>)
    }
  }

  function begin(operation: Operation<Input>) {
    const abort = new AbortController()
    running.set(operation._id, abort)
    const end = work(operation, abort.signal)
      // Its lease ends, and then a worker takes it again.
      .catch(error =>
        log.warn({ err: error }, 'an attempt was not recorded'),
      )
      .finally(() => {
        running.delete(operation._id)
        ends.delete(end)
        wake()
      })
    ends.add(end)
  }

  async function work(operation: Operation<Input>, signal: AbortSignal) {
    const { input, key, status, attempts } = operation
    if (status === 'canceling') return takeBack(operation)
    if (attempts > maxAttempts) return fail(operation, tooOften)

    const report = (progress: number) => store.report(operation, progress)
    try {
      const result = await verb.perform(input, { key, signal, report })
      await store.finish(operation, { status: 'succeeded', result })
    } catch (error) {
      if (isClosed) return store.release(operation, new Date())
      if (signal.aborted) return takeBack(operation)
      log.warn(
        { err: error, operation: operation._id, attempts },
        'an attempt failed',
      )
      const isFinal =
        toProblem(error).status < 500 || attempts >= maxAttempts
      if (isFinal) return fail(operation, error)
      const dueAt = new Date(Date.now() + backOffMs(attempts))
      await store.release(operation, dueAt)
      setTimeout(wake, dueAt.getTime() - Date.now()).unref()
    }
  }

  async function takeBack(operation: Operation<Input>) {
    const current = await store.find(operation._id)
    // Otherwise the lease was lost: another worker has it by now.
    if (current?.status !== 'canceling') return
    await verb.undo(operation.input, operation.key)
    await store.finish(operation, { status: 'canceled' })
  }

  async function fail(operation: Operation<Input>, error: unknown) {
    await verb.undo(operation.input, operation.key)
    const problem = toProblem(error)
    await store.finish(operation, {
      status: 'failed',
      error: problem.toJSON(),
    })
  }

  async function renewLeases() {
    if (running.size === 0) return
    const lost = await store.renew(id, [...running.keys()])
    for (const each of lost) running.get(each)?.abort()
  }

  const poll = setInterval(wake, options.pollMs)
  const renew = setInterval(() => {
    renewLeases().catch(error =>
      log.warn({ err: error }, 'no lease can be renewed'),
    )
  }, options.leaseMs / 5)
  wake()

  return {
    wake,
    /** Stops an operation of this worker at once; another worker's hears of it when it renews. */
    stop: (operation: string) => running.get(operation)?.abort(),
    /** Gives back what it has not finished. */
    async close() {
      isClosed = true
      clearInterval(poll)
      clearInterval(renew)
      await claiming
      for (const abort of running.values()) abort.abort()
      await Promise.all(ends)
    },
  }
}

const tooOften = new Problem(500, 'Every attempt ended with its process')
