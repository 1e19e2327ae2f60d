import { setTimeout as pause } from 'node:timers/promises'
import type { ShareStand } from './stand.ts'

const perSecond = 40

/** Shares posts, each under a key of its own, until it is stopped. */
export function keepSharing(stand: ShareStand) {
  const accepted: string[] = []
  const pending = new Set<Promise<void>>()
  let sent = 0
  let isOver = false

  async function share(key: string) {
    const url = `${stand.urlOf(sent++)}/posts/p/shares`
    const answer = await fetch(url, {
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

  async function shareAll() {
    while (!isOver) {
      // A killed worker accepts nothing, and a killed database neither.
      const one = share(`key-${sent}`).catch(() => {})
      pending.add(one)
      one.finally(() => pending.delete(one))
      await pause(1000 / perSecond)
    }
    await Promise.all(pending)
  }

  const all = shareAll()
  return {
    accepted: () => accepted.length,
    /** Resolves with the keys of all requests, and those that were accepted. */
    async stop() {
      isOver = true
      await all
      return { accepted, sent }
    },
  }
}
