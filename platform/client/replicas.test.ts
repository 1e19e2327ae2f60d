import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Registry } from 'prom-client'
import { until } from '../test/until.ts'
import { createClient, UpstreamUnavailable } from './client.ts'
import { hang, sayOk, startInstance } from './test/upstream.ts'

function clientOf(t: TestContext, urls: string[], deadlineMs = 2000) {
  const registry = new Registry()
  const instances = () => urls
  const options = { upstream: 'list', instances, deadlineMs, registry }
  const client = createClient(options)
  t.after(client.close)
  const openBreakers = async () =>
    (await registry.metrics()).match(/breakers_open\{.*\} (.*)/)?.[1]
  return { ...client, openBreakers }
}

test('calls to an upstream that is down stop, and resume once a probe finds it ready', async t => {
  const first = await startInstance(t)
  const client = clientOf(t, [first.url])
  const isBack = () =>
    client.call('/posts').then(
      () => true,
      () => false,
    )

  await client.call('/posts')
  await first.stop()
  await assert.rejects(client.call('/posts'), UpstreamUnavailable)
  await until(async () => (await client.openBreakers()) === '1')

  const paths: unknown[] = []
  await startInstance(
    t,
    (req, res) => {
      paths.push(req.url)
      sayOk(req, res)
    },
    first.port,
  )
  await until(isBack, 'calls are answered again')

  assert.equal(paths[0], '/readyz')
  assert.equal(await client.openBreakers(), '0')
})

test('a replica that hangs fails no call while another one is healthy', async t => {
  const hung = await startInstance(t, hang)
  const healthy = await startInstance(t)
  const client = clientOf(t, [hung.url, healthy.url], 10_000)

  const call = () => client.call('/posts', { tryTimeoutMs: 1000 })
  await Promise.all(Array.from({ length: 20 }, call))

  assert.ok(hung.count > 0 && healthy.count >= 20)
})

test('a replica that hangs gets no calls until it answers its probe', async t => {
  let isHung = true
  const calls = { hung: 0, healthy: 0 }
  const recovering = await startInstance(t, (req, res) => {
    if (req.url !== '/readyz') calls.hung++
    if (!isHung) sayOk(req, res)
  })
  const healthy = await startInstance(t, (req, res) => {
    calls.healthy++
    sayOk(req, res)
  })
  const client = clientOf(t, [recovering.url, healthy.url], 400)

  await client.call('/posts')
  await client.call('/posts')
  calls.hung = 0
  for (let call = 0; call < 20; call++) await client.call('/posts')
  const callsWhileHung = calls.hung
  isHung = false
  await until(async () => {
    await client.call('/posts')
    return calls.hung > 0
  }, 'the replica gets calls again')

  assert.equal(callsWhileHung, 0)
})

test('the replica with the fewest pending calls is preferred', async t => {
  const busy = await startInstance(t, hang)
  const idle = await startInstance(t)
  const client = clientOf(t, [busy.url, idle.url])

  const pending = client.call('/slow', { method: 'POST' })
  pending.catch(() => {})
  for (let call = 0; call < 10; call++) await client.call('/posts')

  assert.deepEqual([busy.count, idle.count], [1, 10])
})

test('a slow write is sent once and gets the whole deadline', async t => {
  const [one, other] = await Promise.all(
    [1, 2].map(() => startInstance(t, hang)),
  )
  const client = clientOf(t, [one.url, other.url], 100)

  const call = client.call('/posts', { method: 'POST' })

  await assert.rejects(call, UpstreamUnavailable)
  assert.equal(one.count + other.count, 1)
})
