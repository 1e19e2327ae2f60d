import assert from 'node:assert/strict'
import { on, once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { tool } from './test/tool.ts'

type Received = Pick<IncomingMessage, 'method' | 'headers'> & {
  body: string
}

const received: Received[] = []

/** Of ten answers the third is 503, and the fourth is none. */
const server = createServer(async (req, res) => {
  const { method, headers, socket } = req
  const count = received.push({ method, headers, body: await text(req) })
  if (count % 10 === 4) return socket.destroy()
  res.writeHead(count % 10 === 3 ? 503 : 200).end()
}).listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())
const { port } = server.address() as AddressInfo
const url = `http://127.0.0.1:${port}/`

/** Resolves when a connection is used again: its first answer has arrived. */
async function untilAnAnswerArrived() {
  const used = new Set<Socket>()
  for await (const [{ socket }] of on(server, 'request')) {
    if (used.has(socket)) return
    used.add(socket)
  }
}

test('statuses and errors are counted, and the latencies of answers', async t => {
  received.length = 0
  const typed = tool(t, [
    ...['load', url, '--rate', '20', '--seconds', '1', '--json'],
  ])

  assert.equal(await typed.exit, 0, typed.output())

  const result = JSON.parse(typed.output())
  assert.equal(result.sent, 20)
  assert.equal(result.answered, 18)
  assert.deepEqual(result.statuses, { 200: 16, 503: 2 })
  assert.deepEqual(result.errors, { ECONNRESET: 2 })
  assert.ok(result.latencyMs.p50 <= result.latencyMs.max)
})

test('the method, the headers and the data are sent', async t => {
  received.length = 0
  const typed = tool(t, [
    ...['load', url, '--rate', '2', '--seconds', '1', '--data', '{"a":1}'],
    ...['--header', 'Prefer: wait=5', '--header', 'X-A: b'],
  ])

  assert.equal(await typed.exit, 0, typed.output())

  const [{ method, headers, body }] = received
  assert.deepEqual({ method, body }, { method: 'POST', body: '{"a":1}' })
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers.prefer, 'wait=5')
  assert.equal(headers['x-a'], 'b')
  assert.match(typed.output(), /status 200 +2\n/)
  assert.match(typed.output(), /p99 +[\d.]+ ms\n/)
})

test('where no request is answered it fails, and says so', async t => {
  const args = ['http://127.0.0.1:1/', '--rate', '2', '--seconds', '1']
  const typed = tool(t, ['load', ...args])

  assert.equal(await typed.exit, 1)

  assert.match(typed.output(), /ECONNREFUSED +2\n/)
  assert.match(typed.output(), /answered no request. Does the site run/)
})

test('Ctrl-C ends it with the result so far', async t => {
  const typed = tool(t, ['load', url, '--rate', '50', '--seconds', '60'])
  await typed.prints(/for 60 s\n/)
  const before = received.length
  await untilAnAnswerArrived()

  assert.equal(await typed.end('SIGINT'), 0)

  assert.ok(received.length > before)
  assert.match(typed.output(), /answered +\d+/)
})

test('a usage error ends it with 2 and says what to type; nothing is sent', async t => {
  received.length = 0
  const refused = [
    ['load', /missing required argument 'url'/],
    ['load http://example.com/', /such as http:\/\/localhost:5000\//],
    ['load waiting-vs-redirecting --job 9000', /from 500 to 7000/],
    ['load waiting-vs-redirecting --connections 0', /from 1 to 10000/],
  ] as const

  for (const [words, message] of refused) {
    const typed = tool(t, words.split(' '))
    assert.equal(await typed.exit, 2, words)
    assert.match(typed.output(), message)
  }
  assert.equal(received.length, 0)
})
