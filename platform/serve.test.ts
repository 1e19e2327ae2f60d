import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import express from 'express'
import { Problem } from './errors.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'
import { until } from './test/until.ts'

type Line = { msg: string; level: number; [field: string]: unknown }

/** A log into an array. */
function logInto(lines: Line[]) {
  const write = (line: string) => void lines.push(JSON.parse(line))
  return createLog('example', { write })
}

const options = { name: 'example', port: 0, log: logInto([]) }

test('every process answers /healthz, /readyz and /metrics', async t => {
  const { url, close } = await serve(express(), options)
  t.after(close)

  const alive = await fetch(`${url}/healthz`)
  const ready = await fetch(`${url}/readyz`)
  const metrics = await fetch(`${url}/metrics`)

  assert.deepEqual(await alive.json(), { status: 'alive' })
  assert.deepEqual(await ready.json(), { status: 'ready', checks: [] })
  assert.match(
    await metrics.text(),
    /http_request_duration_seconds_count\{(?=[^}]*service="example")[^}]*route="\/healthz"[^}]*\} 1/,
  )
})

test('a process is not ready while a dependency does not answer, and names it', async t => {
  let answers = false
  const checks = {
    database: async () => {
      if (!answers) throw new Error('unavailable')
    },
    disk: async () => {},
  }
  const { url, close } = await serve(express(), { ...options, checks })
  t.after(close)

  const before = await fetch(`${url}/readyz`)
  answers = true
  const after = await fetch(`${url}/readyz`)

  assert.equal(before.status, 503)
  assert.equal(before.headers.get('retry-after'), '1')
  const { errors } = (await before.json()) as { errors: unknown }
  assert.deepEqual(errors, [
    { field: 'database', message: 'does not answer' },
  ])
  assert.equal(after.status, 200)
})

test('an error is answered with a problem document that shows no internal message', async t => {
  const app = express()
  app.get('/mine', () => {
    throw new Problem(409, 'Taken', { detail: 'Choose another' })
  })
  app.get('/other', () => {
    throw new Error('the password is hunter2')
  })
  const { url, close } = await serve(app, options)
  t.after(close)

  const mine = await fetch(`${url}/mine`)
  const other = await fetch(`${url}/other`)
  const none = await fetch(`${url}/none`)

  assert.equal(
    mine.headers.get('content-type'),
    'application/problem+json; charset=utf-8',
  )
  assert.deepEqual(await mine.json(), {
    type: 'about:blank',
    title: 'Taken',
    status: 409,
    detail: 'Choose another',
  })
  assert.equal(other.status, 500)
  assert.doesNotMatch(await other.text(), /hunter2/)
  assert.equal(none.status, 404)
})

test('a request is logged once, with its trace and without its query', async t => {
  const lines: Line[] = []
  const log = logInto(lines)
  const { url, close } = await serve(express(), { ...options, log })
  t.after(close)
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

  await fetch(`${url}/posts?token=secret`, {
    headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  })
  await until(() => requestsIn(lines).length > 0)

  const [logged, ...more] = requestsIn(lines)
  assert.deepEqual(more, [])
  assert.equal(logged.traceId, traceId)
  assert.equal(logged.path, '/posts')
  assert.doesNotMatch(JSON.stringify(lines), /secret/)
})

test('probes and long polls are not logged, slow requests are', async t => {
  const lines: Line[] = []
  const log = logInto(lines)
  const { url, close } = await serve(express(), { ...options, log })
  t.after(close)

  await fetch(`${url}/healthz`)
  await fetch(`${url}/feed`, { headers: { Prefer: 'wait=10' } })
  await fetch(`${url}/posts`)
  await until(() => requestsIn(lines).length > 0)

  assert.deepEqual(
    requestsIn(lines).map(({ path }) => path),
    ['/posts'],
  )
})

test('a request whose client left counts as 499, and its log knows its trace', async t => {
  const lines: Line[] = []
  const app = express()
  const arrived = new Promise<void>(resolve => {
    app.get('/slow', req => {
      req.log.warn('waiting')
      resolve()
    })
  })
  const log = logInto(lines)
  const { url, close } = await serve(app, { ...options, log })
  t.after(close)
  const leave = new AbortController()

  const left = fetch(`${url}/slow`, { signal: leave.signal })
  await arrived
  leave.abort()
  await assert.rejects(left)
  const metrics = await untilCounted(url, 'route="/slow"')

  assert.match(metrics, /status="499"/)
  const waiting = lines.find(({ msg }) => msg === 'waiting')
  const [request] = requestsIn(lines)
  assert.match(String(waiting?.traceId), /^[0-9a-f]{32}$/)
  assert.equal(request.traceId, waiting?.traceId)
  assert.equal(request.status, 499)
})

function requestsIn(lines: Line[]) {
  return lines.filter(({ msg }) => msg === 'request')
}

test('a request whose body does not arrive in time is answered 408', async t => {
  const app = express().use(express.json())
  const timeouts = { requestTimeout: 50, connectionsCheckingInterval: 10 }
  const { url, close } = await serve(app, {
    ...options,
    timeouts: { headersTimeout: 50, ...timeouts },
  })
  t.after(close)
  const { port } = new URL(url)

  const answer = await send(
    Number(port),
    'POST /posts HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  )

  assert.match(answer, /^HTTP\/1.1 408 Request Timeout/)
})

test('OPTIONS * is answered 204 with Allow, GET * with 400', async t => {
  const { url, close } = await serve(express(), options)
  t.after(close)
  const ask = (method: string) =>
    send(
      Number(new URL(url).port),
      `${method} * HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`,
    )

  const [about, get] = [await ask('OPTIONS'), await ask('GET')]

  assert.match(about, /^HTTP\/1.1 204 .*Allow: GET, HEAD/s)
  assert.match(get, /^HTTP\/1.1 400 .*application\/problem\+json/s)
})

/** Sends bytes as they are; resolves with all that comes until the end. */
async function send(port: number, bytes: string) {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  return await text(socket)
}

async function untilCounted(url: string, series: string) {
  for (let asked = 0; asked < 100; asked++) {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    if (metrics.includes(series)) return metrics
  }
  throw new Error(`${series} is not counted`)
}

test('a shutdown waits for requests in flight and accepts no others', async () => {
  const app = express()
  let answer = () => {}
  const arrived = new Promise<void>(resolve => {
    app.get('/slow', (_req, res) => {
      answer = () => res.send('done')
      resolve()
    })
  })
  let closed = false
  const close = async () => {
    closed = true
  }
  const serving = await serve(app, { ...options, close })
  const agent = new Agent({ keepAlive: true })
  const slow = once(get(`${serving.url}/slow`, { agent }), 'response')

  await arrived
  const closing = serving.close()
  const refused = fetch(`${serving.url}/healthz`)
  await assert.rejects(refused)
  assert.equal(closed, false)
  answer()
  const [response] = (await slow) as [IncomingMessage]
  response.resume()
  await closing

  assert.equal(response.statusCode, 200)
  assert.equal(closed, true)
  agent.destroy()
})

test('a connection without a request does not delay a shutdown', {
  timeout: 5000,
}, async () => {
  const { url, close } = await serve(express(), options)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')

  const closed = once(socket, 'close')
  await close()

  await closed
})

test('a port that is in use rejects with EADDRINUSE', async t => {
  const { url, close } = await serve(express(), options)
  t.after(close)
  const port = Number(new URL(url).port)

  await assert.rejects(serve(express(), { ...options, port }), {
    code: 'EADDRINUSE',
  })
})
