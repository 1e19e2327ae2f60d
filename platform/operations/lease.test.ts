import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Problem } from '../errors.ts'
import { openDatabase } from '../test/database.ts'
import { until } from '../test/until.ts'
import type { Operation } from './operation.ts'
import { createHeldSend } from './test/held-send.ts'
import { emptyDatabase, hang, startReplica } from './test/replica.ts'

const { client } = await openDatabase()
const key = { 'Idempotency-Key': '"k1"' }

/** Leases that end while a test waits, unless they are renewed. */
const shortLeaseMs = 300

function databaseOf(t: TestContext) {
  const db = emptyDatabase(t, client)
  return { db, operations: db.collection<Operation>('operations') }
}

/** What another worker does that takes an operation over. */
const takenOver = {
  $set: { worker: 'another', dueAt: new Date(Date.now() + 600_000) },
  $inc: { attempts: 1 },
}

test('the operation of a worker that died is taken over once its lease has ended', async t => {
  const { db, operations } = databaseOf(t)
  const dead = await startReplica(t, { db, send: hang })
  const { headers } = await dead.post(key)
  await dead.untilStatus(headers.location, 'running')

  await operations.updateOne(
    {},
    { $set: { worker: 'dead', dueAt: new Date() } },
  )
  const keys: string[] = []
  const other = await startReplica(t, {
    db,
    send: async attempt => void keys.push(attempt.key),
  })
  await dead.close()

  await other.untilStatus(headers.location, 'succeeded')
  assert.deepEqual(keys, ['k1'])
  assert.deepEqual(await other.greet.stored(), ['ann:k1'])
})

test('work that takes longer than a lease is not taken over: the worker renews it', async t => {
  const { db, operations } = databaseOf(t)
  const options = { db, send: hang, leaseMs: shortLeaseMs }
  const replica = await startReplica(t, options)
  await startReplica(t, options)
  const { data } = await replica.post()
  const end = Date.parse(data.createdAt) + 4 * shortLeaseMs

  await until(async () => Number((await operations.findOne())?.dueAt) > end)

  const operation = await operations.findOne()
  assert.equal(operation?.attempts, 1)
})

test('after too many attempts that ended with their process the operation has failed', async t => {
  const { db, operations } = databaseOf(t)
  const first = await startReplica(t, { db, send: hang, maxAttempts: 3 })
  const { headers } = await first.post(key)
  await first.untilStatus(headers.location, 'running')

  await operations.updateOne(
    {},
    { $set: { worker: 'dead', dueAt: new Date(), attempts: 3 } },
  )
  await first.untilStatus(headers.location, 'failed')

  const { data } = await first.http.get(headers.location)
  assert.equal(data.error.title, 'Every attempt ended with its process')
  assert.deepEqual(await first.greet.stored(), [])
})

for (const error of [undefined, new Problem(409, 'Refused')])
  test(`a worker that lost its lease changes neither the operation nor its writes, though its work ${error ? 'fails' : 'succeeds'}`, async t => {
    const { db, operations } = databaseOf(t)
    const held = createHeldSend()
    const { post, greet, close } = await startReplica(t, {
      db,
      send: held.send,
    })
    await post(key)
    await until(() => held.isBegun)

    await operations.updateOne({}, takenOver)
    const before = await operations.findOne()
    held.end(error)
    await close()

    assert.deepEqual(await operations.findOne(), before)
    assert.deepEqual(await greet.stored(), ['ann:k1'])
  })

test('a worker aborts the work of a lease that it has lost', async t => {
  const { db, operations } = databaseOf(t)
  let signal: AbortSignal | undefined
  const { post, greet } = await startReplica(t, {
    db,
    leaseMs: shortLeaseMs,
    send: attempt => {
      signal = attempt.signal
      return hang(attempt)
    },
  })
  await post(key)
  await until(() => signal, 'the work begins')

  await operations.updateOne({}, takenOver)
  await until(() => signal?.aborted)

  assert.deepEqual(await greet.stored(), ['ann:k1'])
})

test('a worker that claims its own operation again aborts the first attempt', async t => {
  const { db, operations } = databaseOf(t)
  const signals: AbortSignal[] = []
  const { post, untilStatus } = await startReplica(t, {
    db,
    async send(attempt) {
      signals.push(attempt.signal)
      if (signals.length === 1) await hang(attempt)
    },
  })
  const { headers } = await post(key)
  await until(() => signals.length === 1)

  await operations.updateOne({}, { $set: { dueAt: new Date() } })
  await untilStatus(headers.location, 'succeeded')

  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true, false],
  )
})

test('a shutdown gives its operations back, and they finish in another replica', async t => {
  const { db, operations } = databaseOf(t)
  const leaseMs = 600_000
  const first = await startReplica(t, { db, send: hang, leaseMs })
  const paths = await Promise.all(
    ['"k1"', '"k2"', '"k3"'].map(async each => {
      const { headers } = await first.post({ 'Idempotency-Key': each })
      await first.untilStatus(headers.location, 'running')
      return headers.location as string
    }),
  )

  await first.close()
  const released = await operations.find().toArray()
  const other = await startReplica(t, { db, leaseMs })
  for (const path of paths) await other.untilStatus(path, 'succeeded')

  for (const { status, worker } of released)
    assert.deepEqual([status, worker], ['pending', undefined])
  assert.deepEqual(await other.greet.stored(), [
    'ann:k1',
    'ann:k2',
    'ann:k3',
  ])
})

test('a cancel reaches the replica that performs the operation', async t => {
  const { db } = databaseOf(t)
  let signal: AbortSignal | undefined
  const performing = await startReplica(t, {
    db,
    leaseMs: shortLeaseMs,
    send: attempt => {
      signal = attempt.signal
      return hang(attempt)
    },
  })
  const { headers } = await performing.post(key)
  await until(() => signal, 'the work begins')
  const other = await startReplica(t, { db })

  const { status } = await other.http.delete(headers.location)
  await other.untilStatus(headers.location, 'canceled')

  assert.equal(status, 202)
  assert.ok(signal?.aborted)
  assert.deepEqual(await other.greet.stored(), [])
})

for (const trouble of ['failed attempt', 'shutdown'])
  test(`a cancel outlives a ${trouble} of the replica that performs the operation`, async t => {
    const { db, operations } = databaseOf(t)
    const held = createHeldSend()
    const performing = await startReplica(t, { db, send: held.send })
    const { headers } = await performing.post()
    await until(() => held.isBegun)

    await operations.updateOne({}, { $set: { status: 'canceling' } })
    const closed = trouble === 'shutdown' ? performing.close() : undefined
    held.end(new Problem(503, 'The partner is busy'))
    await closed

    const other = await startReplica(t, { db })
    await other.untilStatus(headers.location, 'canceled')
    assert.deepEqual(await other.greet.stored(), [])
  })
