import { until } from '@workshop/platform/test/until'
import type { Registry } from 'prom-client'

/** Waits until the metrics count so many requests that share, wait or have left. */
export function watch(registry: Registry) {
  const reaches = (name: string, value: number) =>
    until(async () => (await read(registry, name)) === value, name)

  return {
    sharing: (n: number) => reaches('picture_coalesced_total', n),
    waiting: (n: number) => reaches('picture_queue_length', n),
    left: (n: number) => reaches('http_request_duration_seconds{499}', n),
  }
}

/** A metric's value; of a histogram the number of requests with that status. */
async function read(registry: Registry, wanted: string) {
  const [name, status] = wanted.split(/[{}]/)
  const found = await registry.getSingleMetric(name)?.get()
  const values = found?.values as Value[] | undefined
  return values?.find(
    ({ metricName, labels }) =>
      !status ||
      (metricName?.endsWith('_count') && labels.status === Number(status)),
  )?.value
}

type Value = {
  value: number
  metricName?: string
  labels: { status?: number }
}
