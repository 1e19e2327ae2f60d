import autocannon from 'autocannon'
import type { Sample } from './measure.ts'

const connections = 10

/**
 * Requests per second and latencies, on 10 connections. Each connection
 * begins elsewhere in `paths`, so that few equal requests are in flight.
 */
export async function load(
  url: string,
  paths = [''],
  seconds = 2,
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
  if (errors + non2xx > 0)
    throw new Error(`${url}: ${errors + non2xx} requests failed.`)
  // A slow page gets more time to answer at all.
  if (result.requests.total === 0) return load(url, paths, seconds * 4)
  const value = result.requests.total / result.duration
  return { value, p50: latency.p50, p99: latency.p99 }
}
