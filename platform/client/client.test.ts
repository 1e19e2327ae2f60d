import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Problem } from '../errors.ts'
import { withTrace } from '../trace.ts'
import {
  createClient,
  type Options,
  UpstreamUnavailable,
} from './client.ts'
import { sayJson, sayOk, startInstance } from './test/upstream.ts'

function clientOf(
  t: TestContext,
  urls: string[],
  options: Partial<Options> = {},
) {
  const instances = () => urls
  const client = createClient({ upstream: 'list', instances, ...options })
  t.after(client.close)
  return client
}

test('an answer is handed on, 404 included: its caller knows what it means', async t => {
  const found = await startInstance(t)
  const none = await startInstance(t, sayJson({ title: 'None' }, 404))

  const yes = await clientOf(t, [found.url]).call('/posts', {
    params: { page: 2, size: undefined },
  })
  const no = await clientOf(t, [none.url]).call('/posts/x')

  assert.deepEqual([yes.status, yes.data], [200, { ok: true }])
  assert.deepEqual([no.status, no.data], [404, { title: 'None' }])
})

test('parameters make the query, those not set are left out', async t => {
  const echo = await startInstance(t, (req, res) =>
    sayJson({ url: req.url })(req, res),
  )

  const params = { q: 'a&b c', page: 2, size: undefined }
  const { data } = await clientOf(t, [echo.url]).call('/s', { params })

  assert.deepEqual(data, { url: '/s?q=a%26b+c&page=2' })
})

test('a refusal is the upstream’s own problem, and no reason to stop calling', async t => {
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
  ['a page where JSON was asked for', '<html>', 'text/html'],
  ['JSON that breaks off', '{"posts":[', 'application/json'],
  ['an empty type', 'hello', ''],
]) {
  test(`${what} is nonsense: the upstream is missing`, async t => {
    const upstream = await startInstance(t, (_req, res) =>
      res.writeHead(200, { 'Content-Type': type }).end(body),
    )

    const called = clientOf(t, [upstream.url]).call('/posts')

    await assert.rejects(called, (missing: UpstreamUnavailable) => {
      assert.ok(missing instanceof UpstreamUnavailable)
      assert.equal(missing.upstream, 'list')
      assert.equal(missing.headers['Retry-After'], '2')
      return true
    })
  })
}

test('bytes are handed on as they are', async t => {
  const bytes = Buffer.from([0xff, 0xd8, 0, 1])
  const upstream = await startInstance(t, (_req, res) => res.end(bytes))

  const { data } = await clientOf(t, [upstream.url]).call<Buffer>('/p', {
    responseType: 'arraybuffer',
  })

  assert.deepEqual(data, bytes)
})

test('the trace of the current request goes along', async t => {
  const seen: unknown[] = []
  const upstream = await startInstance(t, (req, res) => {
    seen.push(req.headers.traceparent)
    sayOk(req, res)
  })
  const client = clientOf(t, [upstream.url])
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const spanId = '00f067aa0ba902b7'

  const called = new Promise((resolve, reject) =>
    withTrace({ traceId, spanId }, () =>
      client.call('/posts').then(resolve, reject),
    ),
  )
  await called
  await client.call('/posts')

  assert.deepEqual(seen, [`00-${traceId}-${spanId}-01`, undefined])
})

test('a call ends at its deadline, or when its caller gives up', async t => {
  const silent = await startInstance(t, () => {})
  const client = clientOf(t, [silent.url], { deadline: 50 })
  const giveUp = new AbortController()

  await assert.rejects(client.call('/posts'), UpstreamUnavailable)
  const given = client.call('/posts', {
    signal: giveUp.signal,
    deadline: 60_000,
  })
  giveUp.abort()

  await assert.rejects(given, UpstreamUnavailable)
  assert.equal(silent.count, 1)
})

test('whether an upstream is ready is asked of itself', async t => {
  let status = 503
  const upstream = await startInstance(t, (req, res) =>
    sayJson({}, req.url === '/readyz' ? status : 200)(req, res),
  )
  const client = clientOf(t, [upstream.url])

  await assert.rejects(client.ready(), UpstreamUnavailable)
  status = 200
  await client.ready()
})
