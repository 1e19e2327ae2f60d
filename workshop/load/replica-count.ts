import type { TimedCall } from '@workshop/platform/trace'
import { splitVersion } from '@workshop/services/names'

/** Counts which replicas of a service answered, of all its versions and variants. */
export function createReplicaCount(service: string) {
  const counts: Record<string, number> = {}

  function record(calls: TimedCall[]) {
    for (const { upstream, replica, status } of calls)
      if (status === 200 && splitVersion(upstream).service === service) {
        const name = `${upstream} ${replica}`
        counts[name] = (counts[name] ?? 0) + 1
      }
  }

  /** By name: `search 127.0.0.1:5102` comes before `search@2 127.0.0.1:5112`. */
  function replicas() {
    return Object.fromEntries(Object.entries(counts).sort())
  }
  return { record, replicas }
}
