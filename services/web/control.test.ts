import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Client } from '@workshop/platform/client/client'
import { createLog } from '@workshop/platform/log'
import { serve } from '@workshop/platform/serve'
import type { Weights } from '@workshop/services/weights'
import { weightsOf } from '@workshop/services/weights-schema'
import express from 'express'
import { control, controlPartner } from './control.ts'

const token = 'a token of the workshop'

async function start(t: TestContext) {
  let weights: Weights = { 1: 100 }
  const settings = {
    schema: weightsOf('search', ['1', '2']),
    weights: () => weights,
    open: async () => {},
    async set(wanted: Weights) {
      weights = wanted
    },
    close: () => {},
  }
  const app = express().use(control({ search: settings }, token))
  const log = createLog('web').child({}, { level: 'silent' })
  const { url, close } = await serve(app, { name: 'web', log, port: 0 })
  t.after(close)

  return (
    method: string,
    body?: unknown,
    bearer = token,
    service = 'search',
  ) =>
    fetch(`${url}/weights/${service}`, {
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

test('without the token no weights are changed', async t => {
  const send = await start(t)

  const refused = await send('PUT', { 2: 100 }, 'another token')

  assert.equal(refused.status, 401)
  assert.equal(refused.headers.get('www-authenticate'), 'Bearer')
  assert.deepEqual(await (await send('GET')).json(), { 1: 100 })
})

test('weights without any share are refused, and the old ones stay', async t => {
  const send = await start(t)

  for (const body of [{}, { 1: 0 }, { 1: -1 }, { 1: 'x' }, [], null, 'x'])
    assert.equal((await send('PUT', body)).status, 400)

  assert.deepEqual(await (await send('GET')).json(), { 1: 100 })
})

test('weights of an unknown version are refused by a problem that names the versions', async t => {
  const send = await start(t)

  const refused = await send('PUT', { 1: 50, 9: 50 })

  assert.equal(refused.status, 400)
  const { errors } = (await refused.json()) as { errors: object }
  assert.deepEqual(errors, [
    {
      field: '9',
      message: 'there is no such version of search, only 1 and 2',
    },
  ])
  assert.deepEqual(await (await send('GET')).json(), { 1: 100 })
})

test('other methods are a 405 problem', async t => {
  const send = await start(t)

  const refused = await send('DELETE')

  assert.equal(refused.status, 405)
  assert.equal(refused.headers.get('allow'), 'GET, HEAD, PUT, OPTIONS')
})

test('a service without weights is a 404 that names the others', async t => {
  const send = await start(t)

  const refused = await send('GET', undefined, token, 'list')

  assert.equal(refused.status, 404)
  assert.match(await refused.text(), /There are weights of search\./)
})

test('the partner is read and changed through the site, with the token alone', async t => {
  const asked: unknown[] = []
  const partner = {
    async call(path: string, call: object = {}) {
      asked.push({ path, ...call })
      return { status: 200, headers: {}, data: { outage: true } }
    },
  } as unknown as Client
  const app = express().use(controlPartner(partner, token))
  const log = createLog('web').child({}, { level: 'silent' })
  const { url, close } = await serve(app, { name: 'web', log, port: 0 })
  t.after(close)
  const send = (bearer: string) =>
    fetch(`${url}/partner`, {
      method: 'PATCH',
      body: '{"outage":true}',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
      },
    })

  const refused = await send('another token')
  const changed = await send(token)

  assert.equal(refused.status, 401)
  assert.deepEqual(await changed.json(), { outage: true })
  assert.deepEqual(asked, [
    { path: '/behaviour', method: 'PATCH', data: { outage: true } },
  ])
})
