import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import express from 'express'
import { bearer } from './bearer.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'

const log = createLog('example').child({}, { level: 'silent' })

/** Asks for what only who holds the token `0a1b` may have. */
async function ask(t: TestContext, headers: Record<string, string>) {
  const app = express().use(bearer('0a1b'))
  app.get('/', (_req, res) => void res.send('for you'))
  const { url, close } = await serve(app, { name: 'example', log, port: 0 })
  t.after(close)
  return fetch(url, { headers })
}

test('a request with the token passes', async t => {
  const answer = await ask(t, { authorization: 'Bearer 0a1b' })

  assert.equal(answer.status, 200)
  assert.equal(await answer.text(), 'for you')
})

for (const [title, headers] of [
  ['no token', {}],
  ['no token behind its word', { authorization: 'Bearer' }],
  ['another token of the same length', { authorization: 'Bearer 0a1c' }],
  ['the beginning of the token', { authorization: 'Bearer 0a1' }],
  ['more than the token', { authorization: 'Bearer 0a1b0' }],
  ['as many letters, but more bytes', { authorization: 'Bearer 0a1é' }],
  ['the token without its word', { authorization: '0a1b' }],
  ['the token as another scheme', { authorization: 'Digest 0a1b' }],
] as [string, Record<string, string>][])
  test(`${title} is answered with 401 and the accepted scheme`, async t => {
    const answer = await ask(t, headers)

    assert.equal(answer.status, 401)
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
    assert.match(
      String(answer.headers.get('content-type')),
      /problem\+json/,
    )
  })
