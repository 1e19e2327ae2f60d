import { type Db, MongoClient } from 'mongodb'

export type Database = {
  client: MongoClient
  db(name: string): Db
  /** Resolves when the database answers; rejects while it is unavailable. */
  ready(): Promise<void>
  close(): Promise<void>
}

/**
 * Timeouts of the driver that make a hung or stopped MongoDB an error within
 * 2.5 s: the monitor asks every half second and notices after 1 s of silence.
 * It then interrupts what is waiting, and the retry of each operation gets
 * another second. An operation on a healthy server may take as long as it needs.
 * A burst opens its connections at once: a queue for two at a time would add
 * its own wait.
 */
const timeouts = {
  heartbeatFrequencyMS: 500,
  connectTimeoutMS: 1000,
  serverSelectionTimeoutMS: 1000,
  waitQueueTimeoutMS: 1000,
  maxConnecting: 20,
}

/**
 * The official driver. It connects on first use, so that a process also
 * starts, and answers 503, before the database is available.
 */
export function connectDatabase(uri: string, appName?: string): Database {
  const client = new MongoClient(uri, { appName, ...timeouts })
  return {
    client,
    db: name => client.db(name),
    // After a first connection that failed, only `connect` makes the driver try again.
    ready: async () => {
      await client.connect()
      await client.db('admin').command({ ping: 1 })
    },
    close: () => client.close(),
  }
}
