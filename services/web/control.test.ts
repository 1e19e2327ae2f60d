import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { serve } from '@workshop/platform/serve'
import type { Weights } from '@workshop/services/weights'
import express from 'express'
import { control } from './control.ts'

const token = 'a token of the workshop'

async function start(t: TestContext) {
  let weights: Weights = { 1: 100 }
  const settings = {
    weights: () => weights,
    open: async () => {},
    async set(wanted: Weights) {
      weights = wanted
    },
    close: () => {},
  }
  const app = express().use(control(settings, token))
  const log = createLog('web').child({}, { level: 'silent' })
  const { url, close } = await serve(app, { name: 'web', log, port: 0 })
  t.after(close)

  return (method: string, body?: unknown, bearer = token) =>
    fetch(`${url}/weights/search`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
      },
    })
}

test('weights are read and changed while the site runs', async t => {
  const send = await start(t)

  const before = await (await send('GET')).json()
  const changed = await send('PUT', { 1: 90, 2: 10 })
  const after = await (await send('GET')).json()

  assert.equal(changed.status, 200)
  assert.deepEqual([before, after], [{ 1: 100 }, { 1: 90, 2: 10 }])
})

test('nobody changes weights without the token', async t => {
  const send = await start(t)

  const refused = await send('PUT', { 2: 100 }, 'another token')

  assert.equal(refused.status, 401)
  assert.equal(refused.headers.get('www-authenticate'), 'Bearer')
  assert.deepEqual(await (await send('GET')).json(), { 1: 100 })
})

test('weights that leave nobody a share are refused, and the old ones stay', async t => {
  const send = await start(t)

  for (const wrong of [{}, { 1: 0 }, { 1: -1 }, { 1: 'x' }, [], null, 'x'])
    assert.equal((await send('PUT', wrong)).status, 400)

  assert.deepEqual(await (await send('GET')).json(), { 1: 100 })
})
