import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { traceOf, withTrace } from '../trace.ts'
import { createClient } from './client.ts'
import { sayJson, sayOk, startInstance } from './test/upstream.ts'

/** The calls that a trace tells of after one call to `recommend`. */
async function callsAfter(t: TestContext, urls: string[]) {
  const instances = () => urls
  const client = createClient({ upstream: 'recommend', instances })
  t.after(client.close)
  const trace = traceOf()
  await withTrace(trace, () => client.call('/posts').catch(() => {}))
  return trace.calls
}

test('a trace tells which replica answered a call, how, and when', async t => {
  const { url, port } = await startInstance(t)

  const [call, ...others] = await callsAfter(t, [url])

  const { startMs, ms, ...told } = call
  const replica = `127.0.0.1:${port}`
  assert.deepEqual(told, { upstream: 'recommend', replica, status: 200 })
  assert.ok(startMs > 0 && ms > 0)
  assert.deepEqual(others, [])
})

test('it tells of the calls that the upstream made, and for which service', async t => {
  const { url } = await startInstance(t, (req, res) => {
    const tag = 'tag;desc="200 from 10.0.0.7:5104";start=1;dur=2'
    res.setHeader('Server-Timing', `total;dur=5, ${tag}`)
    sayOk(req, res)
  })

  const [own, { startMs, ...nested }] = await callsAfter(t, [url])

  assert.equal(startMs, own.startMs + 1)
  assert.deepEqual(nested, {
    upstream: 'tag',
    replica: '10.0.0.7:5104',
    status: 200,
    ms: 2,
    by: 'recommend',
  })
})

test('it tells of each try', async t => {
  const failing = await startInstance(t, sayJson({}, 503))
  const healthy = await startInstance(t)

  const calls = await callsAfter(t, [failing.url, healthy.url])

  assert.deepEqual(
    calls.map(({ status }) => status),
    [503, 200],
  )
})

test('it tells of a call that no replica was available for', async t => {
  const [{ replica, status }] = await callsAfter(t, [])

  assert.deepEqual([replica, status], ['', 'none'])
})
