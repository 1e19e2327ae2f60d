import { setTimeout as pause } from 'node:timers/promises'
import { isAxiosError } from 'axios'
import { Problem } from '../errors.ts'
import { BadAnswer } from './answer.ts'
import type { UpstreamMetrics } from './metrics.ts'
import type { CalledReplica, Replicas } from './replicas.ts'
import type { RetryBudget } from './retry-budget.ts'

const retryable = new Set([502, 503, 504])
const maxTries = 4

/** The longest pause before the first retry of the same replica; it doubles. */
const firstPauseMs = 50

type Parts = {
  replicas: Replicas
  budget: RetryBudget
  metrics: UpstreamMetrics
}

type Limits = {
  /** Whether a request that may have arrived can be sent again. */
  isRepeatable: boolean
  /** For the call with all its tries. */
  deadlineMs: number
  /** For a try while another replica is left. */
  tryTimeoutMs: number
  signal?: AbortSignal
}

type Send<Result> = (url: string, timeoutMs: number) => Promise<Result>

/** Sends a request until a replica answers it, within one deadline. */
export function createRetries({ replicas, budget, metrics }: Parts) {
  return async function sendWithRetries<Result>(
    send: Send<Result>,
    limits: Limits,
  ): Promise<Result> {
    const deadline = performance.now() + limits.deadlineMs
    const tried: CalledReplica[] = []
    for (;;) {
      const replica = await replicas.choose(tried)
      tried.push(replica)
      try {
        const timeoutMs = await timeoutOf(tried, limits, deadline)
        return await sendTo(replica, url => send(url, timeoutMs))
      } catch (error) {
        if (error instanceof Problem || limits.signal?.aborted) throw error
        replicas.failed(replica)
        await pauseBeforeRetry(error, tried, limits, deadline)
        metrics.retried()
      }
    }
  }

  async function sendTo<Result>(
    replica: CalledReplica,
    send: (url: string) => Promise<Result>,
  ) {
    replica.pending++
    try {
      return await send(replica.url)
    } finally {
      replica.pending--
    }
  }

  /** A replica that hangs must leave time for another one. */
  async function timeoutOf(
    tried: CalledReplica[],
    { isRepeatable, tryTimeoutMs }: Limits,
    deadline: number,
  ) {
    const leftMs = Math.max(deadline - performance.now(), 1)
    const mayRetry =
      isRepeatable &&
      tried.length < maxTries &&
      budget.isLeft() &&
      (await replicas.isAvailable(tried))
    return mayRetry ? Math.min(tryTimeoutMs, leftMs) : leftMs
  }

  /** Resolves when it is time for the next try; throws the error where there is none. */
  async function pauseBeforeRetry(
    error: unknown,
    tried: CalledReplica[],
    { isRepeatable }: Limits,
    deadline: number,
  ) {
    const unsent = isUnsent(error)
    if (!unsent && !(isRepeatable && isRetryable(error))) throw error

    const another = await replicas.isAvailable(tried)
    const ms = another ? 0 : pauseMsAfter(error, tried.length)
    const isLate = performance.now() + ms >= deadline
    if (tried.length >= maxTries || isLate) throw error
    // A request that never arrived burdens no upstream: it costs no retry.
    if (!(unsent && another) && !budget.spend()) throw error
    if (ms > 0) await pause(ms)
  }
}

function isRetryable(error: unknown) {
  return !(error instanceof BadAnswer) || retryable.has(error.status)
}

/** Whether no byte of the request can have arrived: there was no connection. */
function isUnsent(error: unknown) {
  if (!isAxiosError(error)) return false
  const { syscall } = (error.cause ?? {}) as NodeJS.ErrnoException
  return error.code === 'ECONNREFUSED' || syscall === 'connect'
}

/** `Retry-After` (RFC 9110, section 10.2.3), else a random part of a time that doubles. */
function pauseMsAfter(error: unknown, tries: number) {
  const askedMs =
    error instanceof BadAnswer ? error.retryAfterMs : undefined
  return askedMs ?? Math.random() * firstPauseMs * 2 ** (tries - 1)
}
