import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What is measured of an upstream; one set of series per registry. */
function seriesIn(registry: Registry) {
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
    open: new Gauge({
      name: 'upstream_breaker_open',
      help: '1 while calls are stopped, 0.5 while one tries, else 0',
      labelNames: ['upstream'],
      registers,
    }),
  }
}

const known = new WeakMap<Registry, ReturnType<typeof seriesIn>>()

const nothing = {
  began: () => (_status?: number) => {},
  retried: () => {},
  breaker: (_state: number) => {},
}

export type Meter = typeof nothing

/** Counts the requests to one upstream where there is a registry, else does nothing. */
export function createMeter(upstream: string, registry?: Registry): Meter {
  if (!registry) return nothing
  const series = known.get(registry) ?? seriesIn(registry)
  known.set(registry, series)

  return {
    began() {
      const began = performance.now()
      return status =>
        series.duration.observe(
          { upstream, status: status ?? 'none' },
          (performance.now() - began) / 1000,
        )
    },
    retried: () => series.retries.inc({ upstream }),
    breaker: state => series.open.set({ upstream }, state),
  }
}
