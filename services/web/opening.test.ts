import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { serve } from '@workshop/platform/serve'
import { until } from '@workshop/platform/test/until'
import express from 'express'
import { MemoryStore } from 'express-session'
import { sessionsOnceOpen } from './opening.ts'

/** A site with a page that remembers its visitor, and the secret that opens it. */
async function start(t: TestContext) {
  let resolve = (_secret: string) => {}
  let reject = (_error: Error) => {}
  const secret = new Promise<string>((...settle) => {
    ;[resolve, reject] = settle
  })
  const app = express()
  app.use(sessionsOnceOpen(new MemoryStore(), secret))
  app.get('/', (req, res) => {
    const known = req.session.user ?? 'unknown'
    req.session.user = 'ann'
    res.send(known)
  })
  const log = createLog('web').child({}, { level: 'silent' })
  const { url, close } = await serve(app, { name: 'web', log, port: 0 })
  t.after(close)
  return { url, resolve, reject }
}

test('before the secret is known every page is a 503 with Retry-After', async t => {
  const { url } = await start(t)

  const { status, headers } = await fetch(url)

  assert.equal(status, 503)
  assert.ok(Number(headers.get('retry-after')) > 0)
})

test('once the secret is known visitors have sessions', async t => {
  const { url, resolve } = await start(t)
  resolve('a secret')
  await until(async () => (await fetch(url)).ok, 'the site is open')

  const first = await fetch(url)
  const cookie = first.headers.getSetCookie()[0].split(';')[0]
  const second = await fetch(url, { headers: { cookie } })

  assert.equal(await second.text(), 'ann')
})

test('without a secret the site stays closed', async t => {
  const { url, reject } = await start(t)
  reject(new Error('the database refuses'))
  await fetch(url)

  assert.equal((await fetch(url)).status, 503)
})
