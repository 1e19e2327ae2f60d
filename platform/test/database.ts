import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import { connectDatabase } from '../database.ts'
import { startTestDatabase } from './server.ts'

/** An empty database for the tests of one file: on `MONGODB_URI`, else on an embedded server. */
export async function openDatabase() {
  const given = process.env.MONGODB_URI
  const uri = given || (await startTestDatabase()).uri
  const { db: open, client, close } = connectDatabase(uri)
  const db = open(`test-${randomBytes(4).toString('hex')}`)

  after(async () => {
    if (given) await db.dropDatabase()
    await close()
  })
  return { db, client, uri }
}
