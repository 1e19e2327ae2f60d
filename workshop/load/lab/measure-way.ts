import { until } from '@workshop/platform/test/until'
import type { LatencyMs, LoadResult } from '../tally.ts'
import type { Backends } from './backends.ts'
import { type CallOptions, type Calls, callsOf } from './calls.ts'
import { watchMemory } from './memory.ts'
import { type Plan, timeoutOf } from './plan.ts'
import { type Pulse, startWay } from './start-way.ts'
import type { Way } from './ways.ts'

export type WayResult = {
  way: Way
  slowMs: LatencyMs
  /** The fast call before the slow ones come, and meanwhile. */
  quietMs: LatencyMs
  fastMs: LatencyMs
  /** By the slow calls, at one time. */
  sockets: number
  lagMs: number
  memoryBytes: number
  sent: number
  accepted: number
  finished: number
  acceptedPerSecond: number
  finishedPerSecond: number
}

/** Starts a way, sends it the load of the plan, and stops it. */
export async function measureWay(
  way: Way,
  { file, uri, partner }: Backends,
  plan: Plan,
  options: CallOptions = {},
): Promise<WayResult> {
  const started = await startWay(way, file, {
    ...{ MONGODB_URI: uri, PARTNER_URL: partner, PORT: '0' },
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'error' },
    ...{ JOB_MS: `${plan.jobMs}`, CONCURRENCY: `${plan.connections}` },
  })
  const { url, pid, pulse, stop } = started
  const memory = watchMemory(pid)
  try {
    const calls = callsOf(url, plan, options)
    const timeoutMs = timeoutOf(plan)
    await warmUp(way, calls, pulse, timeoutMs)
    const quiet = await calls.fast(plan.quietSeconds)
    pulse.reset()
    const counted = await sendAll(calls, pulse, timeoutMs)
    return {
      ...{ way, ...counted, quietMs: latencyOf(quiet) },
      ...{ lagMs: pulse.lagMs(), memoryBytes: memory.largest() },
    }
  } finally {
    memory.stop()
    await stop()
  }
}

/** Slow calls to a process that blocks would still be there when the load begins. */
async function warmUp(
  way: Way,
  calls: Calls,
  pulse: Pulse,
  timeoutMs: number,
) {
  if (way === 'blocking') return calls.fast(1)
  const { sent } = await calls.warmUp()
  await untilDone(pulse, sent, timeoutMs)
}

/** Slow and fast calls at the same time, until every accepted job is done. */
async function sendAll(calls: Calls, pulse: Pulse, timeoutMs: number) {
  const before = pulse.done()
  const startedAt = performance.now()
  const [slow, fast] = await Promise.all([calls.slow(), calls.fast()])
  const accepted = acceptedOf(slow)
  await untilDone(pulse, before + accepted, timeoutMs)
  const seconds = (performance.now() - startedAt) / 1000
  const finished = pulse.done() - before

  return {
    ...{ slowMs: latencyOf(slow), fastMs: latencyOf(fast) },
    ...{ sockets: slow.maxInFlight, sent: slow.sent, accepted, finished },
    acceptedPerSecond: accepted / slow.seconds,
    finishedPerSecond: finished / seconds,
  }
}

/** A redirecting service answers before the jobs are done; some may never be. */
async function untilDone(pulse: Pulse, jobs: number, timeoutMs: number) {
  const isDone = () => pulse.done() >= jobs
  await until(isDone, 'all jobs done', timeoutMs).catch(() => {})
}

function acceptedOf({ statuses }: LoadResult) {
  return (statuses[201] ?? 0) + (statuses[202] ?? 0)
}

function latencyOf({ latencyMs, errors }: LoadResult) {
  if (latencyMs) return latencyMs
  throw new Error(`No call was answered: ${Object.keys(errors)}`)
}
