import autocannon from 'autocannon'

export type Load = { rate: number; p50: number; p99: number }

/** Requests per second and latencies in milliseconds, 10 connections for `seconds`; any failed request is an error. */
export async function load(url: string, seconds = 2): Promise<Load> {
  const { requests, latency, errors, non2xx } = await autocannon({
    url,
    connections: 10,
    duration: seconds,
  })
  if (errors + non2xx > 0)
    throw new Error(
      `${url}: ${errors + non2xx} requests failed under load.`,
    )
  return { rate: requests.average, p50: latency.p50, p99: latency.p99 }
}
