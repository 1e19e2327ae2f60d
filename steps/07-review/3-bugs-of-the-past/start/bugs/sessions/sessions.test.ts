import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { MemoryStore } from 'express-session'
import { createApp, type Settings } from './sessions.ts'

test('sessions: a visitor is known to the next replica', async t => {
  const settings = { secret: 'secret', store: new MemoryStore() }
  const first = await serve(t, settings)
  const second = await serve(t, settings)

  const answer = await fetch(first)
  const cookie = answer.headers.getSetCookie()[0].split(';')[0]
  const next = await fetch(second, { headers: { cookie } })

  assert.deepEqual(await next.json(), { visits: 2 })
})

async function serve(t: TestContext, settings: Settings) {
  const server = createApp(settings).listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/`
}
