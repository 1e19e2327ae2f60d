import { setTimeout as pause } from 'node:timers/promises'

export type Outcome = { ms: number; error?: Error }

/**
 * Sends requests at a fixed rate, whether earlier ones are answered or not,
 * as independent visitors do: a slow site does not slow its load down.
 */
export async function sendOpenLoop(
  send: () => Promise<unknown>,
  perSecond: number,
  durationMs: number,
): Promise<Outcome[]> {
  const startedAt = performance.now()
  const count = Math.round((perSecond * durationMs) / 1000)
  const requests = Array.from({ length: count }, async (_, index) => {
    await pause((index * 1000) / perSecond)
    return timed(send)
  })
  const outcomes = await Promise.all(requests)
  await pause(Math.max(0, startedAt + durationMs - performance.now()))
  return outcomes
}

async function timed(send: () => Promise<unknown>): Promise<Outcome> {
  const sentAt = performance.now()
  const error = await send().then(
    () => undefined,
    (error: Error) => error,
  )
  return { ms: performance.now() - sentAt, error }
}

/** The time, in whole milliseconds, within which this share of the requests was answered. */
export function percentile(outcomes: Outcome[], share: number) {
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b)
  const index = Math.ceil(times.length * share) - 1
  return Math.round(times[Math.max(index, 0)])
}
