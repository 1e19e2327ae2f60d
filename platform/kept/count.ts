import { Counter } from 'prom-client'
import type { Metrics } from '../metrics.ts'

/** How often an answer was kept already: `kept_answers_total{result="hit|miss"}`. */
export function createCount({ registry }: Pick<Metrics, 'registry'>) {
  const counted = { hit: 0, miss: 0 }
  new Counter({
    name: 'kept_answers_total',
    help: 'Requests whose answer was kept in memory (hit) or had to be computed (miss)',
    labelNames: ['result'],
    registers: [registry],
    // Told when it is asked for: to count by labels costs as much as to find the answer.
    collect() {
      this.reset()
      for (const [result, times] of Object.entries(counted))
        this.inc({ result }, times)
    },
  })
  return (isKept: boolean) => void counted[isKept ? 'hit' : 'miss']++
}
