import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { serve } from '@workshop/platform/serve'
import { until } from '@workshop/platform/test/until'
import axios from 'axios'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { createEffects } from './effects.ts'

/** A partner that answers at once; `random` decides its failures. */
async function startPartner(t: TestContext, random = () => 0) {
  const log = pino({ level: 'silent' })
  const app = createApp(createEffects(random))
  const { url, close } = await serve(app, { name: 'partner', log, port: 0 })
  t.after(close)
  const http = axios.create({ baseURL: url, validateStatus: () => true })
  await http.patch('/behaviour', { latency: { kind: 'fixed', ms: 0 } })

  const send = (key: string, body: object = { verb: 'share' }) =>
    http.post('/effects', body, { headers: { 'Idempotency-Key': key } })
  return { http, send }
}

test('an effect happens once for each key, however often it is asked for', async t => {
  const { http, send } = await startPartner(t)

  const first = await send('"k1"')
  await send('"k1"')
  await send('"k2"')

  assert.equal(first.status, 201)
  const { data } = await http.get(first.headers.location)
  assert.deepEqual(data, {
    key: 'k1',
    verb: 'share',
    requests: 2,
    times: 1,
  })
  const { data: all } = await http.get('/effects')
  assert.equal(all.effects.length, 2)
})

test('a repeated request joins the one that is in progress', async t => {
  const { http, send } = await startPartner(t)
  await http.patch('/behaviour', { latency: { kind: 'fixed', ms: 50 } })

  const answers = await Promise.all([1, 2, 3].map(() => send('"k1"')))

  for (const { status, data } of answers) {
    assert.equal(status, 201)
    assert.equal(data.times, 1)
  }
})

test('the work goes on when its caller leaves', async t => {
  const { http } = await startPartner(t)
  await http.patch('/behaviour', { latency: { kind: 'fixed', ms: 200 } })
  const find = () => http.get('/effects/k1')
  const leave = new AbortController()

  const left = http.post(
    '/effects',
    { verb: 'share' },
    { headers: { 'Idempotency-Key': 'k1' }, signal: leave.signal },
  )
  left.catch(() => {})
  await until(async () => (await find()).status === 200)
  const { data: begun } = await find()
  leave.abort()

  assert.equal(begun.times, 0)
  await until(async () => (await find()).data.times === 1)
})

test('a failed request is a 503 with Retry-After, and its effect has not happened', async t => {
  let chance = 0
  const { http, send } = await startPartner(t, () => chance)
  await http.patch('/behaviour', { failureRate: 0.5 })

  const failed = await send('k1')
  chance = 0.5
  const repeated = await send('k1')

  assert.equal(failed.status, 503)
  assert.equal(failed.data.title, 'The partner failed')
  assert.equal(failed.headers['retry-after'], '1')
  assert.equal(repeated.status, 201)
  assert.deepEqual([repeated.data.requests, repeated.data.times], [2, 1])
})

test('during an outage every request is refused, also for effects that have happened', async t => {
  const { http, send } = await startPartner(t)
  await send('k1')
  await http.patch('/behaviour', { outage: true })

  const refused = [await send('k1'), await send('k2')]
  await http.patch('/behaviour', { outage: false })
  const after = await send('k2')

  for (const { status, data } of refused) {
    assert.equal(status, 503)
    assert.equal(data.title, 'The partner is out of order')
  }
  assert.equal(after.status, 201)
})

test('a change of the behaviour leaves the rest as it is', async t => {
  const { http } = await startPartner(t)
  const latency = { kind: 'uniform', from: 1, to: 2 }

  await http.patch('/behaviour', { failureRate: 0.2 })
  const { data: changed } = await http.patch('/behaviour', { latency })

  const { data } = await http.get('/behaviour')
  assert.deepEqual(data, { latency, failureRate: 0.2, outage: false })
  assert.deepEqual(changed, data)
})

test('an invalid behaviour is refused, and nothing changes', async t => {
  const { http } = await startPartner(t)
  const { data: before } = await http.get('/behaviour')

  for (const invalid of [
    { latency: { kind: 'fixed', ms: -1 } },
    { latency: { kind: 'fixed', ms: 600_001 } },
    { latency: { kind: 'weekly', ms: 1 } },
    { latency: { kind: 'log-normal', median: 1, sigma: 4 } },
    { failureRate: 1.5 },
    { outage: 'yes' },
    { mood: 'bad' },
  ]) {
    const { status } = await http.patch('/behaviour', invalid)
    assert.equal(status, 400, JSON.stringify(invalid))
  }

  assert.deepEqual((await http.get('/behaviour')).data, before)
})

test('a request without a key, or without a verb, is refused and not recorded', async t => {
  const { http, send } = await startPartner(t)

  const noKey = await http.post('/effects', { verb: 'share' })
  const noVerb = await send('k1', {})
  const badKey = await send('a b')

  assert.equal(noKey.data.errors[0].field, 'Idempotency-Key')
  assert.equal(noVerb.data.errors[0].field, 'verb')
  assert.deepEqual(
    [noKey, noVerb, badKey].map(({ status }) => status),
    [400, 400, 400],
  )
  assert.deepEqual((await http.get('/effects')).data, { effects: [] })
})

test('the record can be emptied', async t => {
  const { http, send } = await startPartner(t)
  await send('k1')

  const { status } = await http.delete('/effects')

  assert.equal(status, 204)
  assert.equal((await http.get('/effects/k1')).status, 404)
})

test('other methods are refused with 405', async t => {
  const { http } = await startPartner(t)

  for (const path of ['/effects', '/effects/k1', '/behaviour']) {
    const { status } = await http.request({ method: 'PUT', url: path })
    assert.equal(status, 405, path)
  }
})
