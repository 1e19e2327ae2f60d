import type { Express } from 'express'
import { database, listenAt, readConfig } from './config.ts'
import { connectDatabase } from './database.ts'
import { createLog, type Logger } from './log.ts'
import { createMetrics } from './metrics.ts'
import { type ServeOptions, type Serving, serveProcess } from './serve.ts'

type ServiceOptions = {
  name: string
  log: Logger
  /** The address of MongoDB, and the name of the service's database in it. */
  uri: string
  store: string
  host: string
  port: number
  listen(app: Express, options: ServeOptions): Promise<Serving>
}

export type Service = ReturnType<typeof createService>

/**
 * A service's process: its configuration, log, metrics and database. It
 * listens at `port` unless PORT says otherwise; `store` names its database.
 */
export function openService(name: string, port: number, store = name) {
  const { MONGODB_URI, HOST, PORT } = readConfig({
    ...listenAt,
    PORT: listenAt.PORT.unwrap().default(port),
    ...database,
  })
  return createService({
    name,
    log: createLog(name),
    uri: MONGODB_URI,
    store,
    host: HOST,
    port: PORT,
    listen: serveProcess,
  })
}

/** A service with a database of its own, before it has an app. */
export function createService(options: ServiceOptions) {
  const { uri, store, listen, ...shared } = options
  const { name, log } = shared
  const metrics = createMetrics(name)
  const mongodb = connectDatabase(uri, name)

  /** Listens; ready when the database and all `checks` answer. */
  function serve(
    app: Express,
    { checks, close }: Pick<ServeOptions, 'checks' | 'close'> = {},
  ) {
    return listen(app, {
      ...shared,
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
