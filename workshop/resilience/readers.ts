import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '@workshop/platform/test/until'
import type { Reader } from './reader.ts'

const readingMs = 500

/** Resolves when `more` requests are accepted. */
type See = (more: number) => Promise<void>

/** The readers press buttons during `work`; none may meet a failure. */
export async function whileReadersAct(
  readers: Reader[],
  work: (see: See) => Promise<void>,
) {
  const failures: string[] = []
  let accepted = 0
  let isOpen = true

  async function keepActing({ act }: Reader) {
    for (; isOpen; await pause(readingMs))
      await act().then(
        () => accepted++,
        error => failures.push(error.message),
      )
  }

  const acting = readers.map(keepActing)
  try {
    await work(more => {
      const wanted = accepted + more
      return until(
        () => accepted >= wanted,
        `${more} more requests`,
        30_000,
      )
    })
  } finally {
    isOpen = false
    await Promise.all(acting)
  }
  assert.deepEqual(failures, [])
}
