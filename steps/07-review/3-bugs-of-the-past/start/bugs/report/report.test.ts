import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { createApp } from './report.ts'

test('report: a service answers although it asks itself', async t => {
  const app = createApp(['a', 'b']).set('env', 'test')
  const server = app.listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const answer = await fetch(`http://127.0.0.1:${port}/report`)

  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), { posts: 2 })
})
