import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '../test/database.ts'
import { until } from '../test/until.ts'
import { createHeldSend } from './test/held-send.ts'
import { emptyDatabase, hang, startReplica } from './test/replica.ts'

const { client } = await openDatabase()
const key = { 'Idempotency-Key': '"k1"' }

test('accepted work is answered with 202 and the address of its operation', async t => {
  const { post } = await startReplica(t, {
    db: emptyDatabase(t, client),
    send: hang,
  })

  const { status, headers, data } = await post({ Prefer: 'respond-async' })

  assert.equal(status, 202)
  assert.match(String(headers.location), /^\/operations\/[\w-]{22}$/)
  assert.equal(headers['retry-after'], '1')
  assert.equal(headers['preference-applied'], 'respond-async')
  assert.equal(headers['cache-control'], 'no-store')
  assert.match(String(headers['content-type']), /^application\/hal\+json/)
  const self = { href: headers.location }
  assert.deepEqual(data._links, { self, cancel: self })
  assert.equal(data.verb, 'greet')
  assert.equal(data.status, 'pending')
  assert.equal(data.progress, 0)
})

test('the document of an operation shows neither its input nor its worker', async t => {
  const { post } = await startReplica(t, { db: emptyDatabase(t, client) })

  const { data } = await post()

  assert.deepEqual(Object.keys(data).toSorted(), [
    '_links',
    'attempts',
    'createdAt',
    'expiresAt',
    'id',
    'progress',
    'status',
    'updatedAt',
    'verb',
  ])
})

test('a preference that the client has not sent is not reported as applied', async t => {
  const { post } = await startReplica(t, { db: emptyDatabase(t, client) })

  const { status, headers } = await post({ Prefer: 'wait=5' })

  assert.equal(status, 202)
  assert.equal(headers['preference-applied'], undefined)
})

test('a bad request is refused before anything is stored', async t => {
  const db = emptyDatabase(t, client)
  const { post } = await startReplica(t, { db })

  for (const greeting of [{}, { user: 'ann', text: { $gt: '' } }, []]) {
    const { status } = await post(key, greeting)
    assert.equal(status, 400)
  }

  assert.equal(await db.collection('operations').countDocuments(), 0)
})

test('the same key and payload lead to the same operation, also when it is over', async t => {
  const db = emptyDatabase(t, client)
  const { post, untilStatus } = await startReplica(t, { db })

  const first = await post(key)
  await untilStatus(first.headers.location, 'succeeded')
  const repeated = await post(key)

  assert.equal(repeated.status, 202)
  assert.equal(repeated.headers.location, first.headers.location)
  assert.equal(repeated.data.status, 'succeeded')
  assert.equal(await db.collection('operations').countDocuments(), 1)
})

test('concurrent requests with the same key and payload become one operation', async t => {
  const db = emptyDatabase(t, client)
  const { post } = await startReplica(t, { db })

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post(key)),
  )

  for (const { status, headers } of answers) {
    assert.equal(status, 202)
    assert.equal(headers.location, answers[0].headers.location)
  }
})

test('quotes around a key change nothing', async t => {
  const { post } = await startReplica(t, { db: emptyDatabase(t, client) })

  const quoted = await post({ 'Idempotency-Key': '"k1"' })
  const bare = await post({ 'Idempotency-Key': 'k1' })

  assert.equal(quoted.headers.location, bare.headers.location)
})

test('the same key with another payload is refused with 422', async t => {
  const { post } = await startReplica(t, { db: emptyDatabase(t, client) })

  await post(key)
  const { status, data } = await post(key, { user: 'ann', text: 'bye' })

  assert.equal(status, 422)
  assert.match(data.title, /idempotency key/)
})

test('equal keys of several users are independent', async t => {
  const { post } = await startReplica(t, { db: emptyDatabase(t, client) })
  const users = ['ann', 'bob', 'cem', 'dora', 'eva']
  const postAll = async () => {
    const answers = users.map(user => post(key, { user, text: user }))
    return (await Promise.all(answers)).map(
      ({ headers }) => headers.location,
    )
  }

  const first = await postAll()
  const repeated = await postAll()

  assert.equal(new Set(first).size, users.length)
  assert.deepEqual(repeated, first)
})

test('two requests without a key are two operations', async t => {
  const { post } = await startReplica(t, { db: emptyDatabase(t, client) })

  const [one, two] = [await post(), await post()]

  assert.notEqual(one.headers.location, two.headers.location)
})

test('a malformed key is refused with 400, and nothing is stored', async t => {
  const db = emptyDatabase(t, client)
  const { post } = await startReplica(t, { db })

  for (const malformed of ['', '""', '"a b"', 'ä', 'x'.repeat(201)]) {
    const { status, data } = await post({ 'Idempotency-Key': malformed })
    assert.equal(status, 400, malformed)
    assert.equal(data.errors[0].field, 'Idempotency-Key')
  }

  assert.equal(await db.collection('operations').countDocuments(), 0)
})

test('a full queue refuses new work with 503 and Retry-After, and knows the accepted', async t => {
  const { post } = await startReplica(t, {
    db: emptyDatabase(t, client),
    send: hang,
    queueLimit: 2,
  })

  const first = await post(key)
  await post()
  const refused = await post()
  const repeated = await post(key)

  assert.equal(refused.status, 503)
  assert.equal(refused.headers['retry-after'], '2')
  assert.equal(refused.headers.location, undefined)
  assert.equal(repeated.status, 202)
  assert.equal(repeated.headers.location, first.headers.location)
})

test('a queue that was full accepts again once operations are over', async t => {
  const held = createHeldSend()
  const { post, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    send: held.send,
    queueLimit: 1,
  })

  const first = await post()
  await until(() => held.isBegun)
  const refused = await post()
  held.end()
  await untilStatus(first.headers.location, 'succeeded')

  assert.equal(refused.status, 503)
  await until(async () => (await post()).status === 202)
})

test('the queue is full in every replica', async t => {
  const db = emptyDatabase(t, client)
  const one = await startReplica(t, { db, send: hang, queueLimit: 1 })
  const other = await startReplica(t, { db, send: hang, queueLimit: 1 })

  await one.post()

  await until(async () => (await other.post()).status === 503)
})
