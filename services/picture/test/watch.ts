import { setTimeout as pause } from 'node:timers/promises'
import type { Registry } from 'prom-client'

/** Waits for what the metrics say: how many share, wait for their turn, have left. */
export function watch(registry: Registry) {
  async function reaches(name: string, value: number) {
    const deadline = Date.now() + 5000
    while (Date.now() < deadline) {
      if ((await read(registry, name)) === value) return
      await pause(2)
    }
    throw new Error(`${name} did not become ${value}.`)
  }

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
