import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createClient, UpstreamUnavailable } from './client.ts'
import { sayJson, sayOk, startInstance } from './test/upstream.ts'

function clientOf(t: TestContext, urls: string[], deadlineMs = 2000) {
  const instances = () => [...urls]
  const client = createClient({ upstream: 'list', instances, deadlineMs })
  t.after(client.close)
  return client
}

async function times(count: number, act: () => Promise<unknown>) {
  await Promise.all(Array.from({ length: count }, act))
}

test('every replica gets the same share, a new one from its first call', async t => {
  const [one, two, three] = await Promise.all(
    [1, 2, 3].map(() => startInstance(t)),
  )
  const urls = [one.url, two.url]
  const client = clientOf(t, urls)

  await times(20, () => client.call('/posts'))
  assert.deepEqual([one.count, two.count], [10, 10])

  urls.push(three.url)
  await times(30, () => client.call('/posts'))
  assert.deepEqual([one.count, two.count, three.count], [20, 20, 10])
})

test('a replica that is killed under load fails no call', async t => {
  // It dies with a request in hand, so at least that call is cut off.
  const killed = await startInstance(t, (_req, res) => {
    if (killed.count < 50) setTimeout(() => sayOk(res.req, res), 5)
    else void killed.stop()
  })
  const other = await startInstance(t)
  const client = clientOf(t, [killed.url, other.url])
  let calls = 0
  const callInTurn = async () => {
    while (calls++ < 300) await client.call('/posts')
  }

  await times(10, callInTurn)

  assert.ok(killed.count >= 50)
  assert.ok(killed.count + other.count > 300, 'no call was retried')
})

test('a request that is not idempotent is never sent twice', async t => {
  const reset = await startInstance(t, req => req.socket.destroy())
  const busy = await startInstance(t, sayJson({}, 503))
  const client = clientOf(t, [reset.url, busy.url])

  for (const method of ['POST', 'PATCH'] as const)
    for (let call = 0; call < 2; call++)
      await assert.rejects(
        client.call('/posts', { method }),
        UpstreamUnavailable,
      )

  assert.equal(reset.count + busy.count, 4)
})

test('a request that could not be sent goes to another replica, whatever its method', async t => {
  const [gone, there] = [await startInstance(t), await startInstance(t)]
  await gone.stop()
  const client = clientOf(t, [gone.url, there.url])

  await times(4, () => client.call('/posts', { method: 'POST' }))

  assert.equal(there.count, 4)
})

for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'] as const) {
  test(`${method} is retried at another replica after a reset, 502, 503 or 504`, async t => {
    const good = await startInstance(t)
    for (const trouble of [0, 502, 503, 504]) {
      const bad = await startInstance(t, (req, res) =>
        trouble ? sayJson({}, trouble)(req, res) : req.socket.destroy(),
      )
      const { status } = await clientOf(t, [bad.url, good.url]).call('/p', {
        method,
      })
      assert.deepEqual([status, bad.count], [200, 1])
    }
  })
}

test('a kept-alive connection that the server has closed fails no call', async t => {
  let asked = 0
  const upstream = await startInstance(t, (req, res) =>
    // Every second request finds its connection closed before any answer.
    ++asked % 2 === 0 ? req.socket.destroy() : sayJson({})(req, res),
  )
  const client = clientOf(t, [upstream.url])

  for (let call = 0; call < 6; call++) await client.call('/posts')

  assert.ok(asked > 6)
})

test('a Retry-After beyond the deadline ends the call at once', async t => {
  const upstream = await startInstance(t, (_req, res) =>
    res.writeHead(503, { 'Retry-After': '10' }).end(),
  )
  const client = clientOf(t, [upstream.url], 500)

  await assert.rejects(client.call('/posts'), UpstreamUnavailable)

  assert.equal(upstream.count, 1)
})

test('retries stay within their budget while an upstream fails', async t => {
  let requests = 0
  // Every second answer succeeds, so the breaker stays closed.
  const flaky = await startInstance(t, (req, res) => {
    if (req.url === '/readyz') return sayJson({})(req, res)
    sayJson({}, ++requests % 2 === 0 ? 200 : 503)(req, res)
  })
  const client = clientOf(t, [flaky.url])
  const startedAt = performance.now()

  for (let round = 0; round < 20; round++)
    await times(20, () => client.call('/posts').catch(() => {}))

  const seconds = (performance.now() - startedAt) / 1000
  const retries = requests - 400
  assert.ok(retries <= 50 + 400 * 0.2 + seconds * 5 + 1, `${retries}`)
})
