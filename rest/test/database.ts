import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { startMongodb } from '@workshop/mongodb'
import { connectDatabase } from '@workshop/platform/database'
import type { Stored } from '../posts/document.ts'

/** An empty database for the tests of one file: on `MONGODB_URI`, else on an embedded server. */
export async function openDatabase() {
  const server = process.env.MONGODB_URI
    ? { uri: process.env.MONGODB_URI, close: async () => {} }
    : await startEmbedded()
  const database = connectDatabase(server.uri)
  const db = database.db(`test-${randomBytes(4).toString('hex')}`)

  after(async () => {
    await db.dropDatabase()
    await database.close()
    await server.close()
  })
  return { db, posts: db.collection<Stored>('posts'), uri: server.uri }
}

async function startEmbedded() {
  const folder = await mkdtemp(join(tmpdir(), 'rest-'))
  const server = await startMongodb({ folder, port: 0 })

  async function close() {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { uri: server.uri, close }
}
