import assert from 'node:assert/strict'
import { request } from 'node:http'
import { type TestContext, test } from 'node:test'
import express from 'express'
import { localRequests } from './local-requests.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'

const log = createLog('example').child({}, { level: 'silent' })

/** The status of a request with these headers; `fetch` would set its own Host. */
async function statusOf(
  t: TestContext,
  headers: Record<string, string>,
  allowed?: string[],
) {
  const app = express().use(localRequests(allowed))
  app.get('/', (_req, res) => void res.send('here'))
  const { url, close } = await serve(app, { name: 'example', log, port: 0 })
  t.after(close)
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, res => {
      res.resume()
      resolve(res.statusCode)
    })
    asked.on('error', reject).end()
  })
}

for (const host of ['localhost', '127.0.0.1:80', '[::1]:5101', 'LOCALHOST'])
  test(`Host: ${host} is a name of this machine`, async t => {
    assert.equal(await statusOf(t, { host }), 200)
    assert.equal(await statusOf(t, { host, origin: `http://${host}` }), 200)
  })

for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.'])
  test(`Host: ${host} is refused on loopback`, async t => {
    assert.equal(await statusOf(t, { host }), 403)
  })

for (const origin of ['https://evil.example', 'null', 'http://localhost:1'])
  test(`Origin: ${origin} is refused unless it is allowed`, async t => {
    const host = 'localhost'
    const statuses = [
      await statusOf(t, { host, origin }),
      await statusOf(t, { host, origin }, [origin]),
      await statusOf(t, { host, origin }, ['*']),
    ]

    assert.deepEqual(statuses, [403, 200, 200])
  })
