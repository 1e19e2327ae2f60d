import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../errors.ts'
import { openDatabase } from '../test/database.ts'
import { until } from '../test/until.ts'
import type { Operation } from './operation.ts'
import { createHeldSend } from './test/held-send.ts'
import { emptyDatabase, hang, startReplica } from './test/replica.ts'

const { client } = await openDatabase()
const busy = () =>
  new Problem(503, 'The partner is busy', { detail: 'Call later.' })

test('a worker hears of new work at once: it need not poll', async t => {
  const { post, http } = await startReplica(t, {
    db: emptyDatabase(t, client),
    pollMs: 600_000,
  })

  const answers = await Promise.all(
    Array.from({ length: 30 }, () => post()),
  )

  for (const { headers } of answers)
    await until(
      async () => (await http.get(headers.location)).status === 303,
      'an operation succeeds without a poll',
      5000,
    )
})

test('a worker finds work that another replica accepted', async t => {
  const db = emptyDatabase(t, client)
  const busyReplica = await startReplica(t, {
    db,
    send: hang,
    concurrency: 1,
  })
  await busyReplica.post()
  const { headers } = await busyReplica.post()

  const idle = await startReplica(t, { db })

  await idle.untilStatus(headers.location, 'succeeded')
})

test('a worker performs at most as many operations at once as its concurrency', async t => {
  let [active, most] = [0, 0]
  const held = createHeldSend()
  const { post, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    concurrency: 3,
    async send() {
      most = Math.max(most, ++active)
      await held.send()
      active--
    },
  })

  const answers = []
  for (let count = 0; count < 12; count++) answers.push(await post())
  await until(() => active >= 3)
  held.end()
  for (const { headers } of answers)
    await untilStatus(headers.location, 'succeeded')

  assert.equal(most, 3)
})

test('a failed attempt is repeated under the same key, until it succeeds', async t => {
  const keys: string[] = []
  const { post, greet, http, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    async send({ key }) {
      keys.push(key)
      if (keys.length < 2) throw busy()
    },
  })

  const { headers } = await post({ 'Idempotency-Key': '"k1"' })
  await untilStatus(headers.location, 'succeeded')

  assert.deepEqual(keys, ['k1', 'k1'])
  assert.deepEqual(await greet.stored(), ['ann:k1'])
  const { data } = await http.get(headers.location)
  assert.equal(data.attempts, 2)
  assert.equal(data.error, undefined)
})

test('between two attempts the operation is pending, and another one is performed', async t => {
  const keys: string[] = []
  const { post, http, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    concurrency: 1,
    async send({ key }) {
      keys.push(key)
      if (key === 'k1') throw busy()
    },
  })

  const failing = await post({ 'Idempotency-Key': '"k1"' })
  const other = await post({ 'Idempotency-Key': '"k2"' })
  await untilStatus(other.headers.location, 'succeeded')

  const { data } = await http.get(failing.headers.location)
  assert.equal(data.status, 'pending')
  assert.deepEqual(keys, ['k1', 'k2'])
})

test("after its last attempt an operation has failed with the partner's problem; its writes are taken back", async t => {
  let attempts = 0
  const { post, greet, http, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    maxAttempts: 2,
    async send() {
      attempts++
      throw busy()
    },
  })

  const { headers } = await post()
  await untilStatus(headers.location, 'failed')

  assert.equal(attempts, 2)
  const { data } = await http.get(headers.location)
  assert.deepEqual(data.error, {
    type: 'about:blank',
    title: 'The partner is busy',
    status: 503,
    detail: 'Call later.',
  })
  assert.deepEqual(await greet.stored(), [])
})

test('a refusal fails the operation at its first attempt', async t => {
  let attempts = 0
  const { post, greet, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    async send() {
      attempts++
      throw new Problem(403, 'The partner refuses')
    },
  })

  const { headers } = await post()
  await untilStatus(headers.location, 'failed')

  assert.equal(attempts, 1)
  assert.deepEqual(await greet.stored(), [])
})

test('an unknown error is shown as a bare problem', async t => {
  const { post, http, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    maxAttempts: 1,
    async send() {
      throw new Error('secret address 10.0.0.7')
    },
  })

  const { headers } = await post()
  await untilStatus(headers.location, 'failed')

  const { data } = await http.get(headers.location)
  assert.equal(data.error.title, 'Something went wrong')
  assert.doesNotMatch(JSON.stringify(data), /secret/)
})

test('an open operation is never forgotten, a finished one is a day after it expired', async t => {
  const db = emptyDatabase(t, client)
  const operations = db.collection<Operation>('operations')
  const held = createHeldSend()
  const { post, untilStatus } = await startReplica(t, {
    db,
    send: held.send,
  })
  const { headers } = await post()
  await until(() => held.isBegun)

  const open = await operations.findOne()
  held.end()
  await untilStatus(headers.location, 'succeeded')
  const over = await operations.findOne()

  const indexes = await operations.indexes()
  const ttl = indexes.find(each => 'expireAfterSeconds' in each)
  assert.deepEqual(ttl?.key, { forgottenAt: 1 })
  assert.equal(open?.forgottenAt, undefined)
  const hours = Number(over?.forgottenAt) - Number(over?.expiresAt)
  assert.ok(Math.abs(hours - 24 * 60 * 60_000) < 1000)
})
