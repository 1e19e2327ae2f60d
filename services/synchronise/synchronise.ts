import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Client } from '@workshop/platform/client/client'
import type { Logger } from '@workshop/platform/log'
import type { Metrics } from '@workshop/platform/metrics'
import type { Db } from 'mongodb'
import { createFigures } from './figures.ts'
import { follow } from './follow.ts'
import { createLedger } from './ledger.ts'
import { createReport } from './report.ts'

export type Parts = {
  db: Db
  log: Logger
  metrics: Pick<Metrics, 'registry'>
  rest: Client
  receivers: Client[]
  /** What lets this service write to its receivers. */
  token: string
}

export type Synchronise = ReturnType<typeof startSynchronise>

/** Starts a delivery of its own for each receiver: none waits for another. */
export function startSynchronise(parts: Parts) {
  const { db, log, metrics, rest, receivers, token } = parts
  const ledger = createLedger(db, `${hostname()} ${randomUUID()}`)
  const ending = new AbortController()

  const names = receivers.map(({ upstream }) => upstream)
  const figures = createFigures(metrics, held)
  const routes = receivers.map(receiver => {
    const name = receiver.upstream
    const report = createReport(name, log, figures)
    return { name, rest, receiver, token, ledger, report }
  })
  const loops = routes.map(route => follow(route, ending.signal))

  /** The status of each receiver that this replica delivers to. */
  function held() {
    return new Map(
      routes.flatMap(({ name, report }) => {
        const status = report.held()
        return status ? [[name, status]] : []
      }),
    )
  }

  /** Ends what is under way at once, and leaves the receivers to other replicas. */
  async function close() {
    ending.abort()
    await Promise.all(loops)
    await ledger.release()
  }
  return { names, ledger, held, close }
}
