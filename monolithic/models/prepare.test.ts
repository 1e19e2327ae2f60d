import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startMongodb } from '@workshop/mongodb'
import { connectDatabase } from '@workshop/platform/database'
import type { Logger } from '@workshop/platform/log'
import { prepare } from './prepare.ts'

test('a MongoDB that is still starting is waited for', async t => {
  const { db, start } = await stoppedDatabase(t)
  let started: Promise<void> | undefined
  const warn = () => {
    started ??= start()
  }

  const secret = await prepare(db, { warn } as unknown as Logger)

  assert.ok(started, 'nothing was said of the wait')
  assert.match(secret, /^[0-9a-f]{64}$/)
})

test('a MongoDB that does not come is an error in the end', async t => {
  const { db } = await stoppedDatabase(t)

  await assert.rejects(prepare(db, {} as Logger, 1), {
    name: 'MongoServerSelectionError',
  })
})

/** A database whose server is not there before `start`. */
async function stoppedDatabase(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'monolithic-'))
  let server = await startMongodb({ folder, port: 0 })
  const { uri, port } = server
  await server.close()

  const database = connectDatabase(uri)
  t.after(async () => {
    await database.close()
    await server.close()
    await rm(folder, { recursive: true })
  })
  return {
    db: database.db('monolith'),
    start: async () => {
      server = await startMongodb({ folder, port })
    },
  }
}
