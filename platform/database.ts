import { type Db, MongoClient } from 'mongodb'

export type Database = {
  client: MongoClient
  db(name: string): Db
  /** Resolves when the database answers; rejects while it is away. */
  ready(): Promise<void>
  close(): Promise<void>
}

/**
 * The official driver, told to notice within two seconds that MongoDB
 * is away. Connects on first use, so that a process also starts, and
 * says 503, while the database is not there yet.
 */
export function connectDatabase(uri: string, appName?: string): Database {
  const client = new MongoClient(uri, {
    appName,
    serverSelectionTimeoutMS: 2000,
    connectTimeoutMS: 2000,
  })
  return {
    client,
    db: name => client.db(name),
    // After a first connection that failed, only another `connect` makes the driver try again.
    ready: async () => {
      await client.connect()
      await client.db('admin').command({ ping: 1 })
    },
    close: () => client.close(),
  }
}
