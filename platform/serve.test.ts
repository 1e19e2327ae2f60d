import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import express from 'express'
import { pino } from 'pino'
import { Problem } from './errors.ts'
import { serve } from './serve.ts'

function quietLog(lines: string[] = []) {
  return pino({}, { write: line => void lines.push(line) })
}

const options = { name: 'example', port: 0, log: quietLog() }

test('every process says that it is alive, ready and how it is', async t => {
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

test('a process is not ready while what it needs does not answer, and names it', async t => {
  let answers = false
  const checks = {
    database: async () => {
      if (!answers) throw new Error('away')
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

test('an error leaves as a problem document and tells nothing that it should not', async t => {
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

test('a request is logged once, with the trace it came with and without its query', async t => {
  const lines: string[] = []
  const { url, close } = await serve(express(), {
    ...options,
    log: quietLog(lines),
  })
  t.after(close)
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

  await fetch(`${url}/healthz?token=secret`, {
    headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  })

  const logged = lines
    .map(line => JSON.parse(line))
    .filter(({ msg }) => msg === 'request')
  assert.equal(logged.length, 1)
  assert.equal(logged[0].traceId, traceId)
  assert.equal(logged[0].path, '/healthz')
  assert.doesNotMatch(lines.join(), /secret/)
})

test('a request whose client left counts as 499, and its own log knows its trace', async t => {
  const lines: string[] = []
  const app = express()
  const asked = new Promise<void>(resolve => {
    app.get('/slow', req => {
      req.log.warn('waiting')
      resolve()
    })
  })
  const log = quietLog(lines)
  const { url, close } = await serve(app, { ...options, log })
  t.after(close)
  const leave = new AbortController()

  const left = fetch(`${url}/slow`, { signal: leave.signal })
  await asked
  leave.abort()
  await assert.rejects(left)
  const metrics = await untilCounted(url, 'route="/slow"')

  assert.match(metrics, /status="499"/)
  const logged = lines.map(line => JSON.parse(line))
  const waiting = logged.find(({ msg }) => msg === 'waiting')
  const request = logged.find(({ path }) => path === '/slow')
  assert.match(waiting.traceId, /^[0-9a-f]{32}$/)
  assert.equal(request.traceId, waiting.traceId)
  assert.equal(request.status, 499)
})

test('an app that another one hands its requests to logs with their trace, too', async t => {
  const lines: string[] = []
  const inside = express()
  inside.get('/', (req, res) => {
    req.log.warn('inside')
    res.end(req.trace.traceId)
  })
  const app = express().use((req, res, next) => inside(req, res, next))
  const log = quietLog(lines)
  const { url, close } = await serve(app, { ...options, log })
  t.after(close)

  const traceId = await (await fetch(url)).text()

  const logged = lines.map(line => JSON.parse(line))
  const line = logged.find(({ msg }) => msg === 'inside')
  assert.equal(line.traceId, traceId)
})

async function untilCounted(url: string, series: string) {
  for (let asked = 0; asked < 100; asked++) {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    if (metrics.includes(series)) return metrics
  }
  throw new Error(`${series} is not counted`)
}

test('the end waits for the request in flight and takes no other', async () => {
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
  const ended = serving.close()
  const refused = fetch(`${serving.url}/healthz`)
  await assert.rejects(refused)
  assert.equal(closed, false)
  answer()
  const [response] = (await slow) as [IncomingMessage]
  response.resume()
  await ended

  assert.equal(response.statusCode, 200)
  assert.equal(closed, true)
  agent.destroy()
})

test('a connection that was opened ahead and never used holds up no end', {
  timeout: 5000,
}, async () => {
  const { url, close } = await serve(express(), options)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')

  const gone = once(socket, 'close')
  await close()

  await gone
})

test('a taken port is an error, not a silence', async t => {
  const { url, close } = await serve(express(), options)
  t.after(close)
  const port = Number(new URL(url).port)

  await assert.rejects(serve(express(), { ...options, port }), {
    code: 'EADDRINUSE',
  })
})
