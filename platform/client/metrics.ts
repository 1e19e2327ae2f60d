import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

function createSeries(registry: Registry) {
  const registers = [registry]
  return {
    duration: new Histogram({
      name: 'upstream_request_duration_seconds',
      help: 'Time from a request to an upstream to the end of its answer',
      labelNames: ['upstream', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    retries: new Counter({
      name: 'upstream_retries_total',
      help: 'Requests that were sent again',
      labelNames: ['upstream'],
      registers,
    }),
    breakers: new Gauge({
      name: 'upstream_breakers_open',
      help: 'Replicas that get no calls until a probe finds them ready',
      labelNames: ['upstream'],
      registers,
    }),
  }
}

/** All clients of a process share one set of series. */
const seriesOf = new WeakMap<Registry, ReturnType<typeof createSeries>>()

/** Counts the requests to one upstream. */
export function createUpstreamMetrics(
  upstream: string,
  registry: Registry,
) {
  const series = seriesOf.get(registry) ?? createSeries(registry)
  seriesOf.set(registry, series)

  return {
    answered(status: number | 'none', ms: number) {
      series.duration.observe({ upstream, status }, ms / 1000)
    },
    retried: () => series.retries.inc({ upstream }),
    breakersOpen: (count: number) =>
      series.breakers.set({ upstream }, count),
  }
}

export type UpstreamMetrics = ReturnType<typeof createUpstreamMetrics>
