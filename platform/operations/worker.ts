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
  /** How often it looks for work that other replicas accepted or gave back. */
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
  /** Whether there may be new work since the last claim. */
  let isNew = false
  let claiming: Promise<void> | undefined

  /** Takes operations until it has enough or none is due. */
  function wake() {
    isNew = true
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
      isNew = false
      const operation = await store.claim(id)
      if (operation) begin(operation as Operation<Input>)
      else if (!isNew) return
    }
  }

  function begin(operation: Operation<Input>) {
    const { _id } = operation
    const abort = new AbortController()
    // It is there already where this worker has lost the lease meanwhile.
    running.get(_id)?.abort()
    running.set(_id, abort)
    const end = work(operation, abort.signal)
      // Its lease ends, and then a worker takes it again.
      .catch(error =>
        log.warn({ err: error }, 'an attempt was not recorded'),
      )
      .finally(() => {
        if (running.get(_id) === abort) running.delete(_id)
        ends.delete(end)
        wake()
      })
    ends.add(end)
  }

  async function work(operation: Operation<Input>, signal: AbortSignal) {
    const { input, key, status, attempts, createdAt } = operation
    if (status === 'canceling') return giveUp(operation)
    if (attempts > maxAttempts) return giveUp(operation, tooOften)

    const report = (progress: number) => store.report(operation, progress)
    const result = await verb
      .perform(input, { key, acceptedAt: createdAt, signal, report })
      .catch(error => handOver(operation, signal, error))
    if (result)
      await store.finish(operation, { status: 'succeeded', result })
  }

  /** After a failed attempt, leaves the operation to the next one if there is to be one. */
  async function handOver(
    operation: Operation<Input>,
    signal: AbortSignal,
    error: unknown,
  ) {
    if (isClosed) return store.release(operation, new Date())
    if (signal.aborted) return giveUp(operation, error)

    const { _id, attempts } = operation
    log.warn({ err: error, operation: _id, attempts }, 'an attempt failed')
    const isRefused = toProblem(error).status < 500
    if (isRefused || attempts >= maxAttempts)
      return giveUp(operation, error)

    const delayMs = backOffMs(attempts)
    await store.release(operation, new Date(Date.now() + delayMs))
    setTimeout(wake, delayMs).unref()
  }

  /** Takes its writes back, and ends it: canceled where that was asked for, else failed. */
  async function giveUp(operation: Operation<Input>, error?: unknown) {
    const held = await store.hold(operation)
    // Another worker has it by now.
    if (!held) return

    await verb.undo(operation.input, operation.key)
    await store.finish(
      operation,
      held.status === 'canceling'
        ? { status: 'canceled' }
        : { status: 'failed', error: toProblem(error).toJSON() },
    )
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
  }, options.leaseMs / 20)
  wake()

  return {
    wake,
    /** Stops an operation of this worker at once; another worker's hears of it when it renews. */
    stop: (operation: string) => running.get(operation)?.abort(),
    /** Gives back every operation that is not finished. */
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
