import { Counter } from 'prom-client'
import type { Metrics } from '../metrics.ts'

/** How often an answer was kept already: `kept_answers_total{result="hit|miss"}`. */
export function createCount({ registry }: Metrics) {
  const counter = new Counter({
    name: 'kept_answers_total',
    help: 'Requests whose answer was kept in memory (hit) or had to be computed (miss)',
    labelNames: ['result'],
    registers: [registry],
  })
  const hits = counter.labels('hit')
  const misses = counter.labels('miss')
  return (isKept: boolean) => (isKept ? hits : misses).inc()
}
