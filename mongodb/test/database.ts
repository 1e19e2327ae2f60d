import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext } from 'node:test'
import { type Collection, type Document, MongoClient } from 'mongodb'
import { MongoError } from '../errors.ts'
import { startMongodb } from '../server.ts'

/** The suite runs on `MONGODB_URI`, else on an embedded server in a temporary folder. */
export const isEmbedded = !process.env.MONGODB_URI

export type Suite = {
  client: MongoClient
  uri: string
  /** An empty collection of its own for each test; its database is dropped afterwards. */
  collection(
    t: TestContext,
    documents?: Document[],
  ): Promise<Collection<Any>>
}

// biome-ignore lint/suspicious/noExplicitAny: tests write documents of every shape.
export type Any = any

/** One server and one client for all tests of a file. */
export function useDatabase(): Suite {
  const suite = { collection } as Suite
  let stop = async () => {}

  before(async () => {
    const server = await start()
    stop = server.stop
    suite.uri = server.uri
    suite.client = await MongoClient.connect(server.uri)
  })

  after(async () => {
    await suite.client?.close()
    await stop()
  })

  async function collection(t: TestContext, documents: Document[] = []) {
    const name = `suite_${randomBytes(6).toString('hex')}`
    const database = suite.client.db(name)
    t.after(() => database.dropDatabase())
    const found = database.collection<Any>('posts')
    if (documents.length > 0) await found.insertMany(documents)
    return found
  }

  return suite
}

async function start() {
  const uri = process.env.MONGODB_URI
  if (uri) return { uri, stop: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'mongodb-suite-'))
  const server = await startMongodb({ folder, port: 0, log })
  return {
    uri: server.uri,
    async stop() {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Only failures of the server itself are printed. */
function log(error: unknown) {
  if (!(error instanceof MongoError)) console.error(error)
}
