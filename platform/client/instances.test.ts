import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instancesOf, resolving } from './instances.ts'

test("the supervisor's list replaces the configured address at once", async () => {
  const instances = instancesOf('told', 'http://localhost:5101')

  assert.deepEqual(await instances(), ['http://localhost:5101'])
  const urls = ['http://127.0.0.1:1', 'http://127.0.0.1:2']
  process.emit('message', { instances: { told: urls } }, undefined)

  assert.deepEqual(await instances(), urls)
})

test('a host name stands for all its addresses, which are resolved again after a failure', async () => {
  let found = ['10.0.0.2', 'fd00::3']
  const instances = resolving('http://list:5101', async () => found)

  const before = await instances()
  found = ['10.0.0.4']
  await instances()
  instances.renew()
  await new Promise(setImmediate)

  assert.deepEqual(before, [
    'http://10.0.0.2:5101',
    'http://[fd00::3]:5101',
  ])
  assert.deepEqual(await instances(), ['http://10.0.0.4:5101'])
})

test('while DNS does not answer, its last answer holds', async () => {
  let away = false
  const instances = resolving('http://list:5101', async () => {
    if (away) throw new Error('EAI_AGAIN')
    return ['10.0.0.2']
  })
  await instances()
  away = true

  instances.renew()
  await new Promise(setImmediate)

  assert.deepEqual(await instances(), ['http://10.0.0.2:5101'])
})

test('an IP address is not resolved', async () => {
  const never = () => Promise.reject(new Error('asked'))
  for (const url of [
    'http://127.0.0.1:1',
    'http://[::1]:1',
    'http://localhost:1',
  ])
    assert.deepEqual(await resolving(url, never)(), [url])
})
