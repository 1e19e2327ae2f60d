import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Db } from 'mongodb'
import { Problem } from '../errors.ts'
import { inTime } from '../in-time.ts'
import type { Logger } from '../log.ts'
import { untilDatabaseAnswers } from '../retry.ts'
import { keyReused } from './answers.ts'
import type { Operation } from './operation.ts'
import { createQueue } from './queue.ts'
import { createOperationStore, datesFrom, isExpired } from './store.ts'
import type { Verb } from './verb.ts'
import { startWorker } from './worker.ts'

export type Options = {
  db: Db
  log: Logger
  /** How many operations this process works on at once. */
  concurrency?: number
  /** How many may be open at once in all processes. */
  queueLimit?: number
  maxAttempts?: number
  leaseMs?: number
  pollMs?: number
}

export type Operations<Input> = {
  /**
   * Stores an operation; once this resolves it is never lost. The same key and
   * input give the same operation. Rejects with Problem 422 where the key came
   * with another input, and 503 where the queue is full.
   */
  accept(input: Input, key: string): Promise<Operation<Input>>
  /**
   * Rejects with Problem 404 for an unknown one and for another user's, and with
   * 410 for an expired one.
   */
  find(id: string, user?: string): Promise<Operation>
  /** The same; rejects with Problem 409 where it is already over. */
  cancel(id: string, user?: string): Promise<Operation>
  /** Resolves once the indexes are there, the verb's own too. */
  opened: Promise<unknown>
  close(): Promise<void>
}

/** Without its unique index, the database could store a key twice. */
const openTimeoutMs = 1000

/** Durable operations of a verb, and a worker that performs them. */
export function openOperations<Input extends { user: string }>(
  verb: Verb<Input>,
  options: Options,
): Operations<Input> {
  const { db, log, queueLimit = 10_000, leaseMs = 10_000 } = options
  const { concurrency = 20, maxAttempts = 8, pollMs = 1000 } = options
  const store = createOperationStore(db, leaseMs)
  const shutdown = new AbortController()
  const { signal } = shutdown
  const prepare = () => Promise.all([store.prepare(), verb.prepare?.()])
  const opened = untilDatabaseAnswers(prepare, { log, signal })
  opened.catch(() => {})
  const limits = { concurrency, maxAttempts, leaseMs, pollMs }
  const worker = startWorker({ store, verb, log, ...limits })
  const queue = createQueue(store.countOpen, pollMs)

  async function accept(input: Input, key: string) {
    await inTime(opened, openTimeoutMs).catch(refuse)
    const operation = create(input, key)
    try {
      if (queue.length() >= queueLimit) throw queueFull()
      await store.insert(operation)
    } catch (error) {
      const known = await store.findByKey(input.user, key)
      if (known) return repeat(known as Operation<Input>, input)
      throw error
    }
    queue.add()
    worker.wake()
    return operation
  }

  async function find(id: string, user?: string) {
    const operation = await store.find(id)
    const isOwn = user === undefined || operation?.user === user
    if (!operation || !isOwn)
      throw new Problem(404, 'There is no such operation')
    if (isExpired(operation))
      throw new Problem(410, 'The operation has expired')
    return operation
  }

  async function cancel(id: string, user?: string) {
    await find(id, user)
    const canceling = await store.cancel(id)
    if (!canceling) throw new Problem(409, 'The operation is already over')
    worker.stop(id)
    worker.wake()
    return canceling
  }

  async function close() {
    shutdown.abort()
    queue.close()
    await worker.close()
  }
  return { accept, find, cancel, opened, close }
}

function create<Input extends { user: string }>(
  input: Input,
  key: string,
): Operation<Input> {
  const now = new Date()
  return {
    _id: randomBytes(16).toString('base64url'),
    user: input.user,
    key,
    input,
    status: 'pending',
    progress: 0,
    attempts: 0,
    dueAt: now,
    createdAt: now,
    ...datesFrom(now),
  }
}

function repeat<Input>(known: Operation<Input>, input: Input) {
  if (isDeepStrictEqual(known.input, input)) return known
  throw keyReused()
}

function refuse(cause: unknown) {
  const headers = { 'Retry-After': '1' }
  throw new Problem(503, 'The service is starting', { headers, cause })
}

function queueFull() {
  return new Problem(503, 'The queue is full', {
    detail: 'Please try again in a moment.',
    headers: { 'Retry-After': '2' },
  })
}
