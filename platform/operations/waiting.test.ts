import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../errors.ts'
import { openDatabase } from '../test/database.ts'
import type { Send } from './test/greet.ts'
import { emptyDatabase, hang, startReplica } from './test/replica.ts'
import { waiting } from './waiting.ts'

const { client } = await openDatabase()

function startWaiting(
  t: Parameters<typeof startReplica>[0],
  send?: Send,
  queueLimit?: number,
) {
  const db = emptyDatabase(t, client)
  return startReplica(t, { db, send, queueLimit, answer: waiting })
}

test('work that is done in time is answered with 201 and the address of its result', async t => {
  const { post, greet } = await startWaiting(t)

  const { status, headers, data } = await post({
    Prefer: 'wait=3',
    'Idempotency-Key': '"k1"',
  })

  assert.equal(status, 201)
  assert.equal(headers.location, '/greetings/ann:k1')
  assert.equal(headers['preference-applied'], 'wait=3')
  assert.equal(data._links.result.href, headers.location)
  assert.deepEqual(await greet.stored(), ['ann:k1'])
})

test('without Prefer the client waits, and no preference was applied', async t => {
  const { post } = await startWaiting(t)

  const { status, headers } = await post()

  assert.equal(status, 201)
  assert.equal(headers['preference-applied'], undefined)
})

test('an absurd wait is capped at 8 seconds', async t => {
  const { post } = await startWaiting(t)

  const { headers } = await post({ Prefer: 'wait=99999999999999999999' })

  assert.equal(headers['preference-applied'], 'wait=8')
})

for (const seconds of [0, 1])
  test(`with wait=${seconds}, late work is aborted and answered with 504; its writes are taken back`, async t => {
    let signal: AbortSignal | undefined
    const { post, greet } = await startWaiting(t, attempt => {
      signal = attempt.signal
      return hang(attempt)
    })

    const { status, headers, data } = await post({
      Prefer: `wait=${seconds}`,
    })

    assert.equal(status, 504)
    assert.match(
      String(headers['content-type']),
      /^application\/problem\+json/,
    )
    assert.equal(data.title, 'It takes longer than you wait')
    assert.equal(headers.location, undefined)
    assert.ok(signal?.aborted)
    assert.deepEqual(await greet.stored(), [])
  })

test('late work is accepted with 202 where respond-async is preferred, and goes on under the same key', async t => {
  const keys: string[] = []
  const { post, greet, http, untilStatus } = await startWaiting(
    t,
    async attempt => {
      keys.push(attempt.key)
      if (keys.length === 1) await hang(attempt)
    },
  )

  const { status, headers } = await post({
    Prefer: 'respond-async, wait=0',
    'Idempotency-Key': '"k1"',
  })
  await untilStatus(headers.location, 'succeeded')

  assert.equal(status, 202)
  assert.equal(headers['preference-applied'], 'respond-async')
  assert.equal(headers['retry-after'], '1')
  assert.deepEqual(keys, ['k1', 'k1'])
  assert.deepEqual(await greet.stored(), ['ann:k1'])
  const { headers: followed } = await http.get(headers.location)
  assert.equal(followed.location, '/greetings/ann:k1')
})

test('late work that finds the queue full is answered with 503; its writes are taken back', async t => {
  const { post, greet } = await startWaiting(t, hang, 0)

  const { status, headers } = await post({
    Prefer: 'respond-async, wait=0',
  })

  assert.equal(status, 503)
  assert.equal(headers['retry-after'], '2')
  assert.deepEqual(await greet.stored(), [])
})

test('failed work is answered with its own problem; its writes are taken back', async t => {
  const { post, greet } = await startWaiting(t, async () => {
    throw new Problem(409, 'Too rude to be sent')
  })

  const { status, data } = await post({ Prefer: 'respond-async, wait=3' })

  assert.equal(status, 409)
  assert.equal(data.title, 'Too rude to be sent')
  assert.deepEqual(await greet.stored(), [])
})

test('a repetition of finished work that comes late takes nothing back', async t => {
  let isSlow = false
  const { post, greet } = await startWaiting(t, async attempt => {
    if (isSlow) await hang(attempt)
  })
  const key = { 'Idempotency-Key': '"k1"' }

  const first = await post(key)
  isSlow = true
  const repeated = await post({ ...key, Prefer: 'wait=0' })

  assert.deepEqual([first.status, repeated.status], [201, 504])
  assert.deepEqual(await greet.stored(), ['ann:k1'])
})

test('a bad request is an ordinary problem, and nothing is stored', async t => {
  const { post, greet } = await startWaiting(t)

  const { status, data } = await post({}, { user: 'ann' })

  assert.equal(status, 400)
  assert.equal(data.errors[0].field, 'text')
  assert.deepEqual(await greet.stored(), [])
})
