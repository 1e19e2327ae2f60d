import type { Metrics } from '@workshop/platform/metrics'
import { Counter, Gauge } from 'prom-client'
import { lagOf, type Status } from './status.ts'

export type Figures = ReturnType<typeof createFigures>

const labelNames = ['receiver'] as const

/** The metrics of this replica. The lag is that of the receivers which it delivers to. */
export function createFigures(
  { registry }: Pick<Metrics, 'registry'>,
  held: () => Map<string, Status>,
) {
  const counter = (name: string, help: string) =>
    new Counter({ name, help, labelNames, registers: [registry] })

  new Gauge({
    name: 'synchronise_lag_seconds',
    help: 'Age of the oldest change that is not delivered',
    labelNames,
    registers: [registry],
    collect() {
      this.reset()
      for (const [receiver, status] of held())
        this.set({ receiver }, lagOf(status))
    },
  })
  return {
    delivered: counter(
      'synchronise_delivered_total',
      'Changes that a receiver has stored',
    ),
    batches: counter(
      'synchronise_batches_total',
      'Pages of the feed that a receiver has stored',
    ),
    failures: counter(
      'synchronise_failures_total',
      'Tries that failed: at the feed, at the receiver or at the database',
    ),
  }
}
