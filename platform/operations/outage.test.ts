import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectDatabase } from '../database.ts'
import { startTestDatabase } from '../test/server.ts'
import { until } from '../test/until.ts'
import { createHeldSend } from './test/held-send.ts'
import { startReplica } from './test/replica.ts'

test('while the database is unavailable new work is a 503; afterwards the worker goes on by itself', async t => {
  const database = await startTestDatabase()
  const { db, close } = connectDatabase(database.uri)
  t.after(close)
  const held = createHeldSend()
  const { post, greet, untilStatus } = await startReplica(t, {
    db: db('greet'),
    send: held.send,
    leaseMs: 1000,
    concurrency: 1,
  })
  const performed = await post({ 'Idempotency-Key': '"k1"' })
  const pending = await post({ 'Idempotency-Key': '"k2"' })
  await until(() => held.isBegun)

  await database.stop()
  const refused = await post({ 'Idempotency-Key': '"k3"' })
  held.end()
  await database.startAgain()

  assert.deepEqual([performed.status, pending.status], [202, 202])
  assert.equal(refused.status, 503)
  assert.ok(refused.headers['retry-after'])
  await untilStatus(performed.headers.location, 'succeeded')
  await untilStatus(pending.headers.location, 'succeeded')
  assert.deepEqual(await greet.stored(), ['ann:k1', 'ann:k2'])
})
