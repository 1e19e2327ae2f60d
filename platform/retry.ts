import pRetry from 'p-retry'
import type { Logger } from './log.ts'
import { isDatabaseUnavailable } from './unavailable.ts'

/**
 * Does `act` again until the database answers, at most two seconds apart.
 * Rejects with any other error at once, and when `signal` aborts.
 */
export function untilDatabaseAnswers<Result>(
  act: () => Promise<Result>,
  { log, signal }: { log: Logger; signal?: AbortSignal },
): Promise<Result> {
  return pRetry(act, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 200,
    maxTimeout: 2000,
    randomize: true,
    signal,
    shouldRetry: ({ error }) => isDatabaseUnavailable(error),
    onFailedAttempt({ error }) {
      if (signal?.aborted || !isDatabaseUnavailable(error)) return
      log.warn({ err: error }, 'MongoDB does not answer yet')
    },
  })
}
