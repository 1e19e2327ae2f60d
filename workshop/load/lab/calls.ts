import { runLoad } from '../run.ts'
import type { LoadResult } from '../tally.ts'
import {
  fastPerSecond,
  type Plan,
  slowCalls,
  slowPerSecond,
  timeoutOf,
  warmUp,
} from './plan.ts'

export type CallOptions = {
  signal?: AbortSignal
  /** Follows the slow calls. */
  onProgress?: (result: LoadResult, inFlight: number) => void
}

/** The longest that a waiting service grants. */
const waitSeconds = 8

export type Calls = ReturnType<typeof callsOf>

/** The slow and the fast calls to one way's process. */
export function callsOf(
  url: string,
  plan: Plan,
  { signal, onProgress }: CallOptions,
) {
  const shared = {
    connections: slowCalls(plan),
    timeoutMs: timeoutOf(plan),
  }
  const slow = {
    ...shared,
    url: `${url}/jobs`,
    method: 'POST',
    headers: { prefer: `wait=${waitSeconds}` },
  }
  const fast = { ...shared, url: `${url}/fast`, method: 'GET', headers: {} }

  return {
    warmUp: () => runLoad(slow, warmUp, { signal }),
    slow() {
      const schedule = {
        perSecond: slowPerSecond(plan),
        seconds: plan.seconds,
      }
      return runLoad(slow, schedule, { signal, onProgress })
    },
    fast(seconds = plan.seconds) {
      return runLoad(
        fast,
        { perSecond: fastPerSecond, seconds },
        { signal },
      )
    },
  }
}
