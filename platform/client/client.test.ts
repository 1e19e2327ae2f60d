import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Problem } from '../errors.ts'
import { traceOf, traceparentOf, withTrace } from '../trace.ts'
import {
  type ClientOptions,
  createClient,
  UpstreamUnavailable,
} from './client.ts'
import { hang, sayJson, sayOk, startInstance } from './test/upstream.ts'

function clientOf(
  t: TestContext,
  urls: string[],
  options: Partial<ClientOptions> = {},
) {
  const instances = () => urls
  const client = createClient({ upstream: 'list', instances, ...options })
  t.after(client.close)
  return client
}

test('an answer reaches the caller, and so does a 404', async t => {
  const found = await startInstance(t)
  const none = await startInstance(t, sayJson({ title: 'None' }, 404))

  const yes = await clientOf(t, [found.url]).call('/posts', {
    params: { page: 2, size: undefined },
  })
  const no = await clientOf(t, [none.url]).call('/posts/x')

  assert.deepEqual([yes.status, yes.data], [200, { ok: true }])
  assert.deepEqual([no.status, no.data], [404, { title: 'None' }])
})

test('parameters become the query, without those that are undefined', async t => {
  const echo = await startInstance(t, (req, res) =>
    sayJson({ url: req.url })(req, res),
  )

  const params = { q: 'a&b c', page: 2, size: undefined }
  const { data } = await clientOf(t, [echo.url]).call('/s', { params })

  assert.deepEqual(data, { url: '/s?q=a%26b+c&page=2' })
})

test('a 4xx rejects with the problem document of the upstream and does not open the breaker', async t => {
  const errors = [{ field: 'page', message: 'too small' }]
  const body = { title: 'Wrong', detail: 'Look', errors }
  const upstream = await startInstance(t, sayJson(body, 400))
  const client = clientOf(t, [upstream.url])

  for (let call = 0; call < 20; call++)
    await assert.rejects(client.call('/posts'), (problem: Problem) => {
      assert.ok(!(problem instanceof UpstreamUnavailable))
      assert.equal(problem.status, 400)
      assert.deepEqual(problem.errors, errors)
      return true
    })
  assert.equal(upstream.count, 20)
})

for (const [what, body, type] of [
  ['HTML instead of JSON', '<html>', 'text/html'],
  ['truncated JSON', '{"posts":[', 'application/json'],
  ['a body without a type', 'hello', ''],
]) {
  test(`${what} makes the upstream unavailable`, async t => {
    const upstream = await startInstance(t, (_req, res) =>
      res.writeHead(200, { 'Content-Type': type }).end(body),
    )

    const called = clientOf(t, [upstream.url]).call('/posts')

    await assert.rejects(called, (error: UpstreamUnavailable) => {
      assert.ok(error instanceof UpstreamUnavailable)
      assert.equal(error.upstream, 'list')
      assert.equal(error.headers['Retry-After'], '2')
      return true
    })
  })
}

test('a binary answer arrives unchanged', async t => {
  const bytes = Buffer.from([0xff, 0xd8, 0, 1])
  const upstream = await startInstance(t, (_req, res) => res.end(bytes))

  const { data } = await clientOf(t, [upstream.url]).call<Buffer>('/p', {
    responseType: 'arraybuffer',
  })

  assert.deepEqual(data, bytes)
})

test('a call carries the trace of the current request', async t => {
  const seen: unknown[] = []
  const upstream = await startInstance(t, (req, res) => {
    seen.push(req.headers.traceparent)
    sayOk(req, res)
  })
  const client = clientOf(t, [upstream.url])
  const trace = traceOf()

  await withTrace(trace, () => client.call('/posts'))
  await client.call('/posts')

  assert.deepEqual(seen, [traceparentOf(trace), undefined])
})

test('a call ends at its deadline, or when its caller aborts it', async t => {
  const silent = await startInstance(t, hang)
  const client = clientOf(t, [silent.url], { deadlineMs: 50 })
  const abort = new AbortController()

  await assert.rejects(client.call('/posts'), UpstreamUnavailable)
  const aborted = client.call('/posts', {
    signal: abort.signal,
    deadlineMs: 60_000,
  })
  abort.abort()

  await assert.rejects(aborted, UpstreamUnavailable)
  assert.equal(silent.count, 1)
})

test('an upstream is ready when a replica says so', async t => {
  let status = 503
  const upstream = await startInstance(t, (req, res) =>
    sayJson({}, req.url === '/readyz' ? status : 200)(req, res),
  )
  const client = clientOf(t, [upstream.url])

  await assert.rejects(client.ready(), UpstreamUnavailable)
  status = 200
  await client.ready()
})
