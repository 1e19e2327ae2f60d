import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startMongodb } from '@workshop/mongodb'
import { connectDatabase } from '@workshop/platform/database'
import type { Logger } from '@workshop/platform/log'
import { stablePort } from '@workshop/platform/test/stable-port'
import { prepare } from './prepare.ts'

test('prepare waits for a MongoDB that is still starting', async t => {
  const { db, start } = await stoppedDatabase(t)
  let started: Promise<void> | undefined
  const warn = () => {
    started ??= start()
  }

  const secret = await prepare(db, { warn } as unknown as Logger)

  assert.ok(started, 'the log says nothing about the wait')
  assert.match(secret, /^[0-9a-f]{64}$/)
})

test('prepare stops waiting when it is aborted', async t => {
  const { db } = await stoppedDatabase(t)
  const startup = new AbortController()
  const warn = () => startup.abort(new Error('shutdown'))

  const waiting = prepare(db, { warn } as unknown as Logger, startup.signal)

  await assert.rejects(waiting, { message: 'shutdown' })
})

/** A database whose server is not there before `start`. */
async function stoppedDatabase(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'monolithic-'))
  let server = await startMongodb({
    folder,
    port: await stablePort(),
  })
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
