import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What this service counts beside what every process counts. */
export function createCounts(registry: Registry, length: () => number) {
  const registers = [registry]
  new Gauge({
    name: 'picture_queue_length',
    help: 'Resizes that wait for their turn',
    registers,
    collect() {
      this.set(length())
    },
  })
  const shared = new Counter({
    name: 'picture_coalesced_total',
    help: 'Requests that shared the resize of an equal one under way',
    registers,
  })
  const duration = new Histogram({
    name: 'picture_resize_duration_seconds',
    help: 'Time of one resize, without the wait for its turn',
    labelNames: ['type'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
    registers,
  })
  return { shared, duration }
}
