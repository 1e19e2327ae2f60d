import autocannon from 'autocannon'

export type Load = { rate: number; p50: number; p99: number }

const connections = 10

/**
 * Requests per second and latencies in milliseconds, 10 connections for
 * `seconds`; any failed request is an error. Each connection begins
 * elsewhere in `paths`, so that no two ask the same at the same time.
 */
export async function load(
  url: string,
  seconds = 2,
  paths = [new URL(url).pathname + new URL(url).search],
): Promise<Load> {
  let started = 0
  const { requests, duration, latency, errors, non2xx } = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: client => {
      const first = (started++ * paths.length) / connections
      client.setRequests(from(paths, Math.floor(first)))
    },
  })
  if (errors + non2xx > 0)
    throw new Error(
      `${url}: ${errors + non2xx} requests failed under load.`,
    )
  // A page slower than that is given time to answer at all.
  if (requests.total === 0) return load(url, seconds * 4, paths)
  const rate = requests.total / duration
  return { rate, p50: latency.p50, p99: latency.p99 }
}

function from(paths: string[], first: number) {
  return [...paths.slice(first), ...paths.slice(0, first)].map(path => ({
    method: 'GET' as const,
    path,
  }))
}
