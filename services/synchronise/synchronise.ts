import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Client } from '@workshop/platform/client/client'
import type { Logger } from '@workshop/platform/log'
import type { Metrics } from '@workshop/platform/metrics'
import type { Db } from 'mongodb'
import { follow } from './follow.ts'
import { createLedger } from './ledger.ts'
import { createSynchroniseMetrics } from './metrics.ts'
import { createReport } from './report.ts'

export type SynchroniseOptions = {
  db: Db
  log: Logger
  metrics: Pick<Metrics, 'registry'>
  rest: Client
  receivers: Client[]
  /** The receivers let only its bearer write. */
  token: string
}

export type Synchronise = ReturnType<typeof startSynchronise>

/** Each receiver has a loop of its own: none waits for another. */
export function startSynchronise({
  db,
  log,
  metrics,
  rest,
  receivers,
  token,
}: SynchroniseOptions) {
  const ledger = createLedger(db, `${hostname()} ${randomUUID()}`)
  const shutdown = new AbortController()

  const names = receivers.map(({ upstream }) => upstream)
  const counters = createSynchroniseMetrics(metrics, held)
  const routes = receivers.map(receiver => {
    const name = receiver.upstream
    const report = createReport(name, log, counters)
    return { name, rest, receiver, token, ledger, report }
  })
  const loops = routes.map(route => follow(route, shutdown.signal))

  /** The status of each receiver that this replica delivers to. */
  function held() {
    return new Map(
      routes.flatMap(({ name, report }) => {
        const status = report.held()
        return status ? [[name, status]] : []
      }),
    )
  }

  /** Aborts every delivery, and leaves the receivers to other replicas. */
  async function close() {
    shutdown.abort()
    await Promise.all(loops)
    await ledger.release()
  }
  return { names, ledger, held, close }
}
