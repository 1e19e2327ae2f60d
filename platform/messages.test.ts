import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import express from 'express'
import { messagesOf } from './messages.ts'

test('requests and responses are the app’s own before it sees them, and work as ever', async t => {
  const app = express()
  app.get('/hello', (req, res) => void res.json(req.query))
  const made: unknown[] = []
  const server = createServer(messagesOf(app), (req, res) => {
    made.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res))
    app(req, res)
  }).listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const answer = await fetch(`http://127.0.0.1:${port}/hello?to=you`)

  assert.deepEqual(await answer.json(), { to: 'you' })
  assert.equal(made[0], app.request)
  assert.equal(made[1], app.response)
})
