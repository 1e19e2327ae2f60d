import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** The metrics of this service, besides those of every process. */
export function createPictureMetrics(
  registry: Registry,
  length: () => number,
) {
  const registers = [registry]
  new Gauge({
    name: 'picture_queue_length',
    help: 'Resizes that wait in the queue',
    registers,
    collect() {
      this.set(length())
    },
  })
  const coalesced = new Counter({
    name: 'picture_coalesced_total',
    help: 'Requests that waited for the resize of an equal request in flight',
    registers,
  })
  const duration = new Histogram({
    name: 'picture_resize_duration_seconds',
    help: 'Duration of a resize, without its wait in the queue',
    labelNames: ['type'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
    registers,
  })
  return { coalesced, duration }
}
