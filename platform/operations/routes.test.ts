import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Problem } from '../errors.ts'
import { openDatabase } from '../test/database.ts'
import { until } from '../test/until.ts'
import type { Operation } from './operation.ts'
import type { Send } from './test/greet.ts'
import { emptyDatabase, hang, startReplica } from './test/replica.ts'

const { client } = await openDatabase()

/** A replica with one accepted operation, at `path`. */
async function startOperation(t: TestContext, send?: Send) {
  const db = emptyDatabase(t, client)
  const replica = await startReplica(t, { db, send })
  const { headers, data } = await replica.post()
  const path: string = headers.location
  const change = (changes: Partial<Operation>) =>
    db
      .collection<Operation>('operations')
      .updateOne({ _id: data.id }, { $set: changes })
  return { ...replica, path, id: data.id, change }
}

test('an open operation is answered with 200 and the time of the next request', async t => {
  const { http, path, id, untilStatus } = await startOperation(t, hang)
  await untilStatus(path, 'running')

  const { status, headers, data } = await http.get(path)

  assert.equal(status, 200)
  assert.equal(headers['retry-after'], '1')
  assert.equal(headers['cache-control'], 'no-cache')
  assert.match(String(headers['content-type']), /^application\/hal\+json/)
  assert.equal(data.id, id)
  assert.deepEqual(data._links.cancel, { href: path })
  assert.ok(Date.parse(data.createdAt) < Date.parse(data.expiresAt))
})

test('an operation tells its progress', async t => {
  const { http, path } = await startOperation(t, hang)

  const progress = async () => (await http.get(path)).data.progress

  await until(async () => (await progress()) === 0.5)
})

test('an unchanged operation is answered with 304, a changed one with 200', async t => {
  const { http, path, change, untilStatus } = await startOperation(t, hang)
  await untilStatus(path, 'running')
  await until(async () => (await http.get(path)).data.progress === 0.5)

  const { headers } = await http.get(path)
  const conditional = { headers: { 'If-None-Match': headers.etag } }
  const unchanged = await http.get(path, conditional)
  await change({ progress: 0.7 })
  const changed = await http.get(path, conditional)

  assert.deepEqual([unchanged.status, unchanged.data], [304, ''])
  assert.equal(changed.status, 200)
  assert.notEqual(changed.headers.etag, headers.etag)
})

test('a succeeded operation leads to its result with 303', async t => {
  const { http, path, untilStatus } = await startOperation(t)
  await untilStatus(path, 'succeeded')

  const { status, headers, data } = await http.get(path)

  assert.equal(status, 303)
  assert.match(headers.location, /^\/greetings\/ann:/)
  assert.equal(headers['retry-after'], undefined)
  assert.equal(data.progress, 1)
  assert.deepEqual(data._links, {
    self: { href: path },
    result: { href: headers.location },
  })
})

test('a failed operation is answered with 200 and the problem', async t => {
  const { http, path, untilStatus } = await startOperation(t, async () => {
    throw new Problem(409, 'Too rude', { detail: 'Be kind.' })
  })
  await untilStatus(path, 'failed')

  const { status, headers, data } = await http.get(path)

  assert.equal(status, 200)
  assert.equal(headers['retry-after'], undefined)
  assert.deepEqual(data.error, {
    type: 'about:blank',
    title: 'Too rude',
    status: 409,
    detail: 'Be kind.',
  })
  assert.deepEqual(data._links, { self: { href: path } })
})

test('DELETE cancels a running operation: 202, its work is aborted and its writes are taken back', async t => {
  let signal: AbortSignal | undefined
  const { http, path, greet, untilStatus } = await startOperation(
    t,
    attempt => {
      signal = attempt.signal
      return hang(attempt)
    },
  )
  await until(() => signal, 'the work begins')

  const { status, data } = await http.delete(path)
  await untilStatus(path, 'canceled')

  assert.equal(status, 202)
  assert.equal(data.status, 'canceling')
  assert.equal(data._links.cancel, undefined)
  assert.ok(signal?.aborted)
  assert.deepEqual(await greet.stored(), [])
})

test('DELETE cancels a pending operation before its work begins', async t => {
  const begun: string[] = []
  const { http, post, untilStatus } = await startReplica(t, {
    db: emptyDatabase(t, client),
    concurrency: 1,
    send: attempt => {
      begun.push(attempt.key)
      return hang(attempt)
    },
  })
  const running = await post({ 'Idempotency-Key': '"k1"' })
  await untilStatus(running.headers.location, 'running')
  const { headers } = await post({ 'Idempotency-Key': '"k2"' })

  const { status } = await http.delete(headers.location)
  await http.delete(running.headers.location)
  await untilStatus(headers.location, 'canceled')

  assert.equal(status, 202)
  assert.deepEqual(begun, ['k1'])
})

test('DELETE cancels an operation at once while it waits for its next attempt', async t => {
  const { http, path, untilStatus, change } = await startOperation(
    t,
    async () => {
      throw new Problem(503, 'The partner is busy')
    },
  )
  await until(async () => (await http.get(path)).data.attempts === 1)
  await untilStatus(path, 'pending')
  await change({ dueAt: new Date(Date.now() + 600_000) })

  await http.delete(path)

  await untilStatus(path, 'canceled')
})

test('a second DELETE of an operation that is being canceled is 202, too', async t => {
  const { http, path, change } = await startOperation(t, hang)
  await change({ status: 'canceling' })

  const { status } = await http.delete(path)

  assert.equal(status, 202)
})

for (const over of ['succeeded', 'failed', 'canceled'] as const)
  test(`DELETE of a ${over} operation is refused with 409`, async t => {
    const { http, path, untilStatus, change } = await startOperation(t)
    await untilStatus(path, 'succeeded')
    await change({ status: over })

    const { status } = await http.delete(path)

    assert.equal(status, 409)
    assert.equal((await http.get(path)).data.status, over)
  })

test('an operation that never existed is a 404', async t => {
  const { http } = await startOperation(t, hang)

  for (const method of ['get', 'delete'] as const) {
    const { status } = await http[method]('/operations/unknown')
    assert.equal(status, 404)
  }
})

test("another user's operation is the same 404 as an unknown one", async t => {
  const { http, path, untilStatus } = await startOperation(t, hang)
  await untilStatus(path, 'running')

  for (const method of ['get', 'delete'] as const) {
    const others = await http[method](`${path}?user=bob`)
    const unknown = await http[method]('/operations/unknown?user=bob')
    assert.equal(others.status, 404)
    assert.deepEqual(others.data, unknown.data)
  }

  const own = await http.get(`${path}?user=ann`)
  assert.equal(own.status, 200)
  assert.equal(own.data.status, 'running')
})

test('an expired operation is a 410, unless it is still open', async t => {
  const { http, path, untilStatus, change } = await startOperation(t)
  await untilStatus(path, 'succeeded')

  await change({ expiresAt: new Date(Date.now() - 1) })
  const expired = [await http.get(path), await http.delete(path)]
  await change({ status: 'running' })
  const open = await http.get(path)

  assert.deepEqual(
    expired.map(({ status }) => status),
    [410, 410],
  )
  assert.notEqual(open.status, 410)
})

test('an expired operation of another user is a 404', async t => {
  const { http, path, untilStatus, change } = await startOperation(t)
  await untilStatus(path, 'succeeded')
  await change({ expiresAt: new Date(0) })

  const { status } = await http.get(`${path}?user=bob`)

  assert.equal(status, 404)
})

test('a malformed query is refused with 400', async t => {
  const { http, path } = await startOperation(t, hang)

  for (const query of ['user=', 'user[$ne]=x', 'who=ann'])
    assert.equal((await http.get(`${path}?${query}`)).status, 400, query)
})

test('another method is refused with 405 and Allow', async t => {
  const { http, path } = await startOperation(t, hang)

  const { status, headers } = await http.put(path, {})

  assert.equal(status, 405)
  assert.equal(headers.allow, 'GET, HEAD, DELETE, OPTIONS')
})
