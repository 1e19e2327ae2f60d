import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { type TestContext, test } from 'node:test'
import type { Problem } from '../errors.ts'
import { createClient, UpstreamUnavailable } from './client.ts'
import { sayJson, sayOk, startInstance } from './test/upstream.ts'

function clientOf(t: TestContext, ...urls: string[]) {
  const client = createClient({ upstream: 'like', instances: () => urls })
  t.after(client.close)
  return client
}

/** Refuses with the problem of a full queue, or of a wait that is over. */
const refuse =
  (status: number): RequestListener =>
  (req, res) => {
    res.setHeader('Retry-After', '7')
    sayJson({ title: 'Not yet', detail: 'Ask again.' }, status)(req, res)
  }

for (const status of [503, 504])
  test(`an agreed ${status} rejects with the problem of the upstream and its Retry-After, after one request`, async t => {
    const refusing = await startInstance(t, refuse(status))
    const other = await startInstance(t, refuse(status))
    const client = clientOf(t, refusing.url, other.url)

    const called = client.call('/likes', {
      method: 'PUT',
      agreed: [503, 504],
    })

    await assert.rejects(called, (problem: Problem) => {
      assert.ok(!(problem instanceof UpstreamUnavailable))
      assert.equal(problem.status, status)
      assert.equal(problem.title, 'Not yet')
      assert.equal(problem.detail, 'Ask again.')
      assert.equal(problem.headers['Retry-After'], '7')
      return true
    })
    assert.equal(refusing.count + other.count, 1)
  })

test('an agreed 503 does not set its replica aside: it gets its share of the calls', async t => {
  const refusing = await startInstance(t, refuse(503))
  const other = await startInstance(t)
  const client = clientOf(t, refusing.url, other.url)

  for (let call = 0; call < 20; call++)
    await client.call('/likes', { agreed: [503] }).catch(() => {})

  assert.deepEqual([refusing.count, other.count], [10, 10])
})

test('a status that was not agreed upon makes the upstream unavailable', async t => {
  const refusing = await startInstance(t, refuse(503))

  const called = clientOf(t, refusing.url).call('/likes', {
    method: 'POST',
    agreed: [504],
  })

  await assert.rejects(called, UpstreamUnavailable)
})

test('a POST with an idempotency key is sent to another replica under the same key', async t => {
  const keys: unknown[] = []
  const failing = await startInstance(t, (req, res) => {
    keys.push(req.headers['idempotency-key'])
    sayJson({}, 503)(req, res)
  })
  const other = await startInstance(t, (req, res) => {
    keys.push(req.headers['idempotency-key'])
    sayOk(req, res)
  })
  const client = clientOf(t, failing.url, other.url)

  const { status } = await client.call('/shares', {
    method: 'POST',
    idempotencyKey: 'k1',
  })

  assert.equal(status, 200)
  assert.deepEqual(keys, ['k1', 'k1'])
  assert.deepEqual([failing.count, other.count], [1, 1])
})

test('a POST with the header alone, or without a key, is sent once', async t => {
  const failing = await startInstance(t, sayJson({}, 503))
  const other = await startInstance(t, sayJson({}, 503))
  const client = clientOf(t, failing.url, other.url)

  for (const headers of [{ 'idempotency-key': 'k1' }, undefined])
    await assert.rejects(
      client.call('/shares', { method: 'POST', headers }),
      UpstreamUnavailable,
    )

  assert.equal(failing.count + other.count, 2)
})
