import { sendOpenLoop } from '@workshop/workshop/load/open-loop'
import type { ShareStand } from './stand.ts'

/** Far longer than any test. */
const limitSeconds = 600

/** Shares posts at a fixed rate, each under a key of its own, until it is stopped. */
export function keepSharing(stand: ShareStand) {
  const accepted: string[] = []
  const sent: Promise<void>[] = []
  const over = new AbortController()

  async function share(turn: number) {
    const key = `key-${turn}`
    const answer = await fetch(`${stand.urlOf(turn)}/posts/p/shares`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ user: 'anna' }),
      signal: AbortSignal.timeout(10_000),
    })
    if (answer.status === 202) accepted.push(key)
  }

  const load = sendOpenLoop({
    perSecond: 40,
    seconds: limitSeconds,
    signal: over.signal,
    send() {
      const one = share(sent.length)
      sent.push(one)
      return one
    },
    // A killed worker accepts nothing, and without the database none does.
    onOutcome: () => {},
  })

  return {
    /** Resolves with the number of requests, and the keys that were accepted. */
    async stop() {
      over.abort()
      await load
      await Promise.allSettled(sent)
      return { accepted, sent: sent.length }
    },
  }
}
