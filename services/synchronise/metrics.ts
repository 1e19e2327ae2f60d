import type { Metrics } from '@workshop/platform/metrics'
import { Counter, Gauge } from 'prom-client'
import { lagOf, type Status } from './status.ts'

export type SynchroniseMetrics = ReturnType<typeof createSynchroniseMetrics>

const labelNames = ['receiver'] as const

/** The lag is that of the receivers that this replica delivers to. */
export function createSynchroniseMetrics(
  { registry }: Pick<Metrics, 'registry'>,
  held: () => Map<string, Status>,
) {
  const registers = [registry]
  const counter = (name: string, help: string) =>
    new Counter({ name, help, labelNames, registers })

  new Gauge({
    name: 'synchronise_lag_seconds',
    help: 'Age of the oldest change that is not delivered',
    labelNames,
    registers,
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
      'Failed tries: at the feed, at the receiver or at the database',
    ),
  }
}
