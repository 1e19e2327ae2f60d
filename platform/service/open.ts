import type { Express } from 'express'
import { database, listenAt, readConfig } from '../config.ts'
import { connectDatabase } from '../database.ts'
import type { Checks } from '../health.ts'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { serveProcess } from '../serve.ts'

type Serve = { checks?: Checks; close?: () => Promise<unknown> }

/**
 * What every service with a store of its own begins with: its
 * configuration, log, metrics and database. `port` is where it listens
 * unless PORT says otherwise; `store` names its database.
 */
export function openService(name: string, port: number, store = name) {
  const PORT = listenAt.PORT.unwrap().default(port)
  const config = readConfig({ ...listenAt, PORT, ...database })
  const log = createLog(name)
  const metrics = createMetrics(name)
  const mongodb = connectDatabase(config.MONGODB_URI, name)

  async function serve(app: Express, { checks, close }: Serve = {}) {
    return serveProcess(app, {
      name,
      log,
      metrics,
      host: config.HOST,
      port: config.PORT,
      checks: { mongodb: mongodb.ready, ...checks },
      close: async () => {
        await close?.()
        await mongodb.close()
      },
    })
  }
  return { name, log, metrics, db: mongodb.db(store), serve }
}

export type Service = ReturnType<typeof openService>
