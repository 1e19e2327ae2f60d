import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Registry } from 'prom-client'
import { createClient, UpstreamUnavailable } from './client.ts'
import { sayOk, startInstance } from './test/upstream.ts'

test('calls to an upstream that is gone stop, and go on by themselves once it is back', async t => {
  const first = await startInstance(t, sayOk)
  const registry = new Registry()
  const client = createClient({
    upstream: 'list',
    instances: () => [first.url],
    registry,
  })
  t.after(client.close)
  const state = async () =>
    (await registry.metrics()).match(/breaker_open\{.*\} (.*)/)?.[1]

  await client.call('/posts')
  await first.stop()
  for (let call = 0; call < 8; call++)
    await assert.rejects(client.call('/posts'), UpstreamUnavailable)
  assert.equal(await state(), '1')

  const second = await startInstance(t, sayOk, first.port)
  await assert.rejects(client.call('/posts'), UpstreamUnavailable)
  assert.equal(second.count, 0)

  const back = Date.now() + 3000
  while (
    await client.call('/posts').then(
      () => false,
      () => true,
    )
  ) {
    assert.ok(Date.now() < back, 'not back within 3 s')
    await pause(50)
  }
  assert.equal(await state(), '0')
})
