import {
  type Call,
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import type { Logger } from '@workshop/platform/log'
import type { Weights } from '@workshop/services/weights'
import { drawOrder } from './weights.ts'

/** How long a call may take with all versions that it asks. */
const defaultDeadlineMs = 2000

type WeighedOptions = {
  /** The one word of the service, whichever version answers. */
  service: string
  /** A client for each version or variant. */
  clients: Record<string, Client>
  weights: () => Weights
  log: Logger
  /** What a call to this version has besides the caller's own options. */
  callOf?: (version: string, wanted: Call) => Call
}

/**
 * Several versions of a service behind one client. Weights choose the version
 * of each call; while it has no live replica, another version answers.
 */
export function byWeight(options: WeighedOptions): Client {
  const { service, clients, weights, log, callOf = () => ({}) } = options
  const all = Object.values(clients)
  /** Versions that another one answers for; the log says so once. */
  const replaced = new Set<string>()

  async function call<Data>(path: string, wanted: Call = {}) {
    const startedAt = performance.now()
    const order = drawOrder(Object.keys(clients), weights())
    let cause: unknown
    for (const version of order) {
      const call = { ...wanted, ...callOf(version, wanted) }
      const { deadlineMs: limitMs = defaultDeadlineMs } = call
      const deadlineMs = limitMs - (performance.now() - startedAt)
      if (deadlineMs <= 0) break
      try {
        const limited = { ...call, deadlineMs }
        const answer = await clients[version].call<Data>(path, limited)
        note(order[0], version)
        return answer
      } catch (error) {
        if (!(error instanceof UpstreamUnavailable)) throw error
        cause ??= error
      }
    }
    // The site names the service, not the version that was asked last.
    throw new UpstreamUnavailable(service, cause)
  }

  function note(drawn: string, answering: string) {
    if (drawn === answering) return void replaced.delete(drawn)
    if (replaced.has(drawn)) return
    replaced.add(drawn)
    log.warn({ version: drawn, answering }, 'another version answers')
  }

  return {
    upstream: service,
    call,
    ready: () => Promise.any(all.map(client => client.ready())),
    close: () => all.forEach(client => void client.close()),
  }
}
