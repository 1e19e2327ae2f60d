import { setTimeout as pause } from 'node:timers/promises'
import { withoutTrace } from '../trace.ts'
import type { Instances } from './instances.ts'
import type { UpstreamMetrics } from './metrics.ts'

/** Time from a failed call to the first probe, and between two probes. */
const probeIntervalMs = 500

/** A replica as its caller sees it. */
export type CalledReplica = {
  url: string
  /** Calls that wait for an answer. */
  pending: number
  /** A suspect failed a call and is the last choice; an open breaker lets no call pass. */
  breaker: 'closed' | 'suspect' | 'open'
}

/** Every replica's breaker is open, or there is no replica. */
export class NoReplica extends Error {}

type Options = {
  instances: Instances
  isReady(url: string): Promise<boolean>
  metrics: UpstreamMetrics
}

/**
 * Chooses a replica for each call. After a failed call a probe decides: where it
 * fails, too, the replica's breaker opens until a later probe finds it ready.
 */
export function createReplicas({ instances, isReady, metrics }: Options) {
  const known = new Map<string, CalledReplica>()
  let turn = 0

  async function available() {
    const urls = await instances()
    for (const url of known.keys())
      if (!urls.includes(url)) known.delete(url)
    return urls.map(replicaAt).filter(({ breaker }) => breaker !== 'open')
  }

  function replicaAt(url: string): CalledReplica {
    const replica = known.get(url) ?? { url, pending: 0, breaker: 'closed' }
    known.set(url, replica)
    return replica
  }

  /** The replica with the fewest pending calls, if possible a healthy one not in `tried`. */
  async function choose(tried: CalledReplica[]) {
    const all = await available()
    if (all.length === 0) throw new NoReplica('No replica is available')

    const untried = prefer(all, replica => !tried.includes(replica))
    const healthy = prefer(untried, ({ breaker }) => breaker === 'closed')
    const fewest = Math.min(...healthy.map(({ pending }) => pending))
    const idle = healthy.filter(({ pending }) => pending === fewest)
    return idle[turn++ % idle.length]
  }

  /** Whether there is a replica that is not in `tried`. */
  async function isAvailable(tried: CalledReplica[]) {
    return (await available()).some(replica => !tried.includes(replica))
  }

  function failed(replica: CalledReplica) {
    instances.renew?.()
    if (replica.breaker !== 'closed') return
    withoutTrace(() => void probeUntilReady(replica))
  }

  async function probeUntilReady(replica: CalledReplica) {
    replica.breaker = 'suspect'
    while (replica.breaker !== 'closed') {
      await pause(probeIntervalMs, undefined, { ref: false })
      if (known.get(replica.url) !== replica) return
      replica.breaker = (await isReady(replica.url)) ? 'closed' : 'open'
      countOpen()
    }
  }

  function countOpen() {
    const open = [...known.values()].filter(
      ({ breaker }) => breaker === 'open',
    )
    metrics.breakersOpen(open.length)
  }

  return { choose, isAvailable, failed, close: () => known.clear() }
}

export type Replicas = ReturnType<typeof createReplicas>

/** Those that match, or all where none does. */
function prefer(
  replicas: CalledReplica[],
  matches: (replica: CalledReplica) => boolean,
) {
  const preferred = replicas.filter(matches)
  return preferred.length > 0 ? preferred : replicas
}
