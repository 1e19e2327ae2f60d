import { database, listenAt, readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { serveProcess } from '../serve.ts'
import { createService } from './service.ts'

/**
 * What a service's process begins with: its configuration, log, metrics
 * and database. It listens at `port` unless PORT says otherwise; `store`
 * is its database's name.
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
