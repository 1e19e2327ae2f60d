import type { Express } from 'express'
import { connectDatabase } from '../database.ts'
import type { Checks } from '../health.ts'
import type { Logger } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import type { ServeOptions, Serving } from '../serve.ts'

type Parts = {
  name: string
  log: Logger
  /** Where MongoDB is, and the database in it that is the service's own. */
  uri: string
  store: string
  host: string
  port: number
  listen(app: Express, options: ServeOptions): Promise<Serving>
}

type Serve = { checks?: Checks; close?: () => Promise<unknown> }

/** A service with a store of its own, before it has an app. */
export function createService({ uri, store, listen, ...parts }: Parts) {
  const { name, log } = parts
  const metrics = createMetrics(name)
  const mongodb = connectDatabase(uri, name)

  /** Listens; ready when the database and all `checks` answer. */
  function serve(app: Express, { checks, close }: Serve = {}) {
    return listen(app, {
      ...parts,
      metrics,
      checks: { mongodb: mongodb.ready, ...checks },
      close: async () => {
        await close?.()
        await mongodb.close()
      },
    })
  }
  return { db: mongodb.db(store), log, metrics, serve }
}

export type Service = ReturnType<typeof createService>
