import type { RequestHandler } from 'express'
import {
  Counter,
  collectDefaultMetrics,
  Histogram,
  Registry,
} from 'prom-client'

/** The metrics of a process as Prometheus text, each series with the service's name. */
export function createMetrics(name: string) {
  const registry = new Registry()
  registry.setDefaultLabels({ service: name })
  collectDefaultMetrics({ register: registry })

  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  })
  const errors = new Counter({
    name: 'http_request_errors_total',
    help: 'Answers with a status of 500 and above',
    registers: [registry],
  })

  const answer: RequestHandler = async (_req, res) => {
    res.type(registry.contentType).send(await registry.metrics())
  }

  /** One answered request. */
  function count(
    method: string,
    route: string,
    status: number,
    seconds: number,
  ) {
    duration.observe({ method, route, status }, seconds)
    if (status >= 500) errors.inc()
  }
  return { registry, count, answer }
}

export type Metrics = ReturnType<typeof createMetrics>
