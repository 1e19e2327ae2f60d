import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { createClient } from '@workshop/platform/client/client'
import type { Problem } from '@workshop/platform/errors'
import { effectKeyOf, partnerOf } from './partner-client.ts'

/** A partner with this answer, and the client that calls it. */
async function startPartner(t: TestContext, answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  const client = createClient({
    upstream: 'partner',
    instances: () => [`http://127.0.0.1:${port}`],
  })
  t.after(client.close)
  return partnerOf(client)
}

const signal = new AbortController().signal

for (const status of [400, 500, 503])
  test(`a ${status} of the partner rejects with its own problem, after one request`, async t => {
    let requests = 0
    const partner = await startPartner(t, (req, res) => {
      if (req.url === '/effects') requests++
      const headers = { 'Content-Type': 'application/problem+json' }
      res.writeHead(status, headers)
      res.end(JSON.stringify({ title: 'Not today', detail: 'Sorry.' }))
    })

    const taken = partner.take('share', 'k1', signal)

    await assert.rejects(taken, (problem: Problem) => {
      assert.equal(problem.status, status)
      assert.equal(problem.title, 'Not today')
      assert.equal(problem.detail, 'Sorry.')
      return true
    })
    assert.equal(requests, 1)
  })

test('the request carries its key, and ends when it is aborted', async t => {
  const keys: unknown[] = []
  const abort = new AbortController()
  const partner = await startPartner(t, req => {
    keys.push(req.headers['idempotency-key'])
    abort.abort()
  })

  await assert.rejects(partner.take('share', 'k1', abort.signal))

  assert.deepEqual(keys, ['k1'])
})

test('equal parts make the same key at the partner, other parts another one', () => {
  assert.equal(
    effectKeyOf('share', 'a', 'b'),
    effectKeyOf('share', 'a', 'b'),
  )
  assert.notEqual(effectKeyOf('a', 'bc'), effectKeyOf('ab', 'c'))
})
