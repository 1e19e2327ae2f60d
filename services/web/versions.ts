import {
  type Call,
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import type { Logger } from '@workshop/platform/log'
import type { Weights } from '@workshop/services/weights'
import { drawOrder } from './weights.ts'

/** How long a call may take with all versions that it asks. */
const deadlineMs = 2000

/**
 * Several versions of a service behind one client. Weights choose the version
 * of each call; while it has no live replica, another version answers.
 */
export function byWeight(
  versions: Record<string, Client>,
  weights: () => Weights,
  log: Logger,
): Client {
  const clients = Object.values(versions)
  /** Versions that another one answers for; the log says so once. */
  const replaced = new Set<string>()

  async function call<Data>(path: string, options?: Call) {
    const deadline = performance.now() + deadlineMs
    const order = drawOrder(Object.keys(versions), weights())
    let cause: unknown
    for (const version of order) {
      const leftMs = deadline - performance.now()
      if (leftMs <= 0) break
      try {
        const limits = { ...options, deadlineMs: leftMs }
        const answer = await versions[version].call<Data>(path, limits)
        note(order[0], version)
        return answer
      } catch (error) {
        if (!(error instanceof UpstreamUnavailable)) throw error
        cause ??= error
      }
    }
    // The site names the service, not the version that was asked last.
    throw new UpstreamUnavailable(clients[0].upstream, cause)
  }

  function note(drawn: string, answering: string) {
    if (drawn === answering) return void replaced.delete(drawn)
    if (replaced.has(drawn)) return
    replaced.add(drawn)
    log.warn({ version: drawn, answering }, 'another version answers')
  }

  return {
    upstream: clients[0].upstream,
    call,
    ready: () => Promise.any(clients.map(client => client.ready())),
    close: () => clients.forEach(client => void client.close()),
  }
}
