import { type Listening, type Mongodb, serveStore } from './listener.ts'
import { openStore } from './storage/open.ts'

export type { Mongodb } from './listener.ts'

export type MongodbOptions = Partial<Omit<Listening, 'folder'>> & {
  /** Where the data lives; locked to one server. */
  folder: string
}

/** Serves the data in `folder`. Throws where the port is taken or the folder is locked. */
export async function startMongodb(
  options: MongodbOptions,
): Promise<Mongodb> {
  const { folder, port = 27017, host = '127.0.0.1' } = options
  const store = await openStore(folder)
  try {
    const server = await serveStore(store, { ...options, port, host })
    store.announce(server.uri)
    return server
  } catch (error) {
    await store.close()
    throw error
  }
}
