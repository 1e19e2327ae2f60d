import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

export type Schedule = { perSecond: number; seconds: number }

/** `ms` counts from the scheduled start, also where the request was sent later. */
export type Outcome<Answer = unknown> = {
  ms: number
  answer?: Answer
  error?: Error
}

type OpenLoop<Answer> = Schedule & {
  send(): Promise<Answer>
  onOutcome(outcome: Outcome<Answer>): void
  /** Ends the load at once, with requests still unanswered. */
  signal?: AbortSignal
  clock?: { now(): number; pause(ms: number): Promise<unknown> }
}

const systemClock = { now: () => performance.now(), pause }

/**
 * Sends requests at a fixed rate, whether earlier ones are answered or not,
 * as independent visitors do: a slow site does not slow its load down.
 * Resolves when the time is over and every request has its outcome.
 */
export async function sendOpenLoop<Answer>(options: OpenLoop<Answer>) {
  const { perSecond, seconds, send, onOutcome, signal } = options
  const { now, pause } = options.clock ?? systemClock
  const startedAt = now()
  const dueAt = (index: number) => startedAt + (index * 1000) / perSecond
  const count = Math.round(perSecond * seconds)
  const pending = new Set<Promise<void>>()

  function begin(due: number) {
    const outcome = send().then(
      answer => onOutcome({ ms: now() - due, answer }),
      (error: Error) => onOutcome({ ms: now() - due, error }),
    )
    pending.add(outcome)
    outcome.finally(() => pending.delete(outcome))
  }

  for (let sent = 0; sent < count && !signal?.aborted; ) {
    await pause(Math.max(dueAt(sent) - now(), 0))
    // After a late timer, all requests that are due go out together.
    while (sent < count && dueAt(sent) <= now()) begin(dueAt(sent++))
  }
  if (!signal?.aborted) await pause(Math.max(dueAt(count) - now(), 0))
  await unlessAborted(Promise.all(pending), signal)
}

/** Resolves with the work, or earlier when the signal aborts. */
async function unlessAborted(work: Promise<unknown>, signal?: AbortSignal) {
  if (!signal) return work
  if (signal.aborted) return
  const over = new AbortController()
  const aborted = once(signal, 'abort', { signal: over.signal })
  await Promise.race([work, aborted]).finally(() => over.abort())
}
