import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { openTarget, RequestTimeout } from './target.ts'

test('an answer that does not come in time is a timeout', async t => {
  const target = await openTest(t, () => {}, { timeoutMs: 50 })

  await assert.rejects(target.send(), RequestTimeout)
})

test('an answer that begins in time and does not end is a timeout, too', async t => {
  const begin: RequestListener = (_req, res) => void res.write('begin')
  const target = await openTest(t, begin, { timeoutMs: 200 })

  await assert.rejects(target.send(), RequestTimeout)
})

test('a redirect is an answer, and is not followed', async t => {
  let requests = 0
  const target = await openTest(t, (_req, res) => {
    requests++
    res.writeHead(303, { location: '/' }).end()
  })

  assert.equal(await target.send(), 303)

  assert.equal(requests, 1)
})

test('no more connections are open than are allowed', async t => {
  const ports = new Set<number | undefined>()
  const target = await openTest(
    t,
    (req, res) => {
      ports.add(req.socket.remotePort)
      res.end()
    },
    { connections: 2 },
  )

  await Promise.all(Array.from({ length: 10 }, () => target.send()))

  assert.equal(ports.size, 2)
})

test('each request has another number, and tells which upstreams it took', async t => {
  const urls: string[] = []
  const calls: unknown[] = []
  const timing = 'total;dur=2, list;desc="200 from a:5101";start=0;dur=1'
  const target = await openTest(
    t,
    (req, res) => {
      urls.push(req.url ?? '')
      res.writeHead(200, { 'server-timing': timing }).end()
    },
    { query: '?width={n}', onCalls: found => calls.push(...found) },
  )

  await target.send()
  await target.send()

  assert.deepEqual(urls, ['/?width=100', '/?width=101'])
  const call = { upstream: 'list', replica: 'a:5101', status: 200 }
  assert.deepEqual(calls[0], { ...call, startMs: 0, ms: 1 })
  assert.equal(calls.length, 2)
})

test('a refused connection rejects with its code', async t => {
  const target = await openTest(t, () => {}, { url: 'http://127.0.0.1:1/' })

  await assert.rejects(target.send(), new Error('ECONNREFUSED'))
})

async function openTest(
  t: TestContext,
  listener: RequestListener,
  {
    query = '',
    ...changes
  }: Partial<Parameters<typeof openTarget>[0]> & { query?: string } = {},
) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const target = openTarget({
    url: `http://127.0.0.1:${port}/${query}`,
    ...{ method: 'GET', headers: {}, connections: 10, timeoutMs: 5000 },
    ...changes,
  })
  t.after(() => {
    target.close()
    server.close()
    server.closeAllConnections()
  })
  return target
}
