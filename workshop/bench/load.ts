import autocannon from 'autocannon'
import type { Sample } from './measure.ts'

const connections = 10
const longestSeconds = 60

/**
 * Good answers per second and latencies, on 10 connections. Each connection
 * begins elsewhere in `paths`, so that few equal requests are in flight.
 * A failure rejects, unless the site `mayFail` because this load is too much for it.
 */
export async function load(
  url: string,
  paths = [''],
  seconds = 2,
  mayFail = false,
): Promise<Sample> {
  const requests = paths.map(path => {
    const { pathname, search } = new URL(url + path)
    return { method: 'GET' as const, path: pathname + search }
  })
  let started = 0
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient(client) {
      const first = Math.floor((started++ * paths.length) / connections)
      const before = requests.slice(0, first)
      client.setRequests([...requests.slice(first), ...before])
    },
  })
  const { latency, errors, non2xx } = result
  const good = result['2xx']
  // A slow page gets more time to answer at all.
  const isSlow = good === 0 && seconds < longestSeconds
  const isFailure = errors + non2xx > 0 && !mayFail
  if (isFailure || (good === 0 && !isSlow))
    throw new Error(
      `${url}: ${errors + non2xx} requests failed, ${good} did not.`,
    )
  if (isSlow) return load(url, paths, seconds * 4, mayFail)
  const value = good / result.duration
  return { value, p50: latency.p50, p99: latency.p99 }
}
