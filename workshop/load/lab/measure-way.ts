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
    const quiet = await calls.fast(plan.quietSeconds)
    pulse.reset()
    const startedAt = performance.now()
    const sent = await sendAll(calls, plan)
    if (way === 'redirecting')
      await untilDone(pulse, sent.accepted, plan, options.signal)
    const finished = way === 'redirecting' ? pulse.done() : sent.accepted
    const seconds = (performance.now() - startedAt) / 1000

    return {
      ...{ way, ...sent, finished, finishedPerSecond: finished / seconds },
      quietMs: latencyOf(quiet),
      lagMs: pulse.lagMs(),
      memoryBytes: memory.largest(),
    }
  } finally {
    memory.stop()
    await stop()
  }
}

/** Slow and fast calls at the same time. */
async function sendAll(calls: Calls, plan: Plan) {
  const [slow, fast] = await Promise.all([
    calls.slow(),
    calls.fast(plan.seconds),
  ])
  const accepted = (slow.statuses[201] ?? 0) + (slow.statuses[202] ?? 0)
  return {
    slowMs: latencyOf(slow),
    fastMs: latencyOf(fast),
    sockets: slow.maxInFlight,
    sent: slow.sent,
    accepted,
    acceptedPerSecond: accepted / slow.seconds,
  }
}

/** A redirecting service answers before the jobs are done; some may never be. */
async function untilDone(
  pulse: Pulse,
  accepted: number,
  plan: Plan,
  signal?: AbortSignal,
) {
  const isDone = () => pulse.done() >= accepted || signal?.aborted
  await until(isDone, 'all jobs done', timeoutOf(plan)).catch(() => {})
}

function latencyOf({ latencyMs, errors }: LoadResult) {
  if (latencyMs) return latencyMs
  throw new Error(`No call was answered: ${Object.keys(errors)}`)
}
