import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { openDatabase } from '@workshop/platform/test/database'
import type { Weights } from '@workshop/services/weights'
import { createSettings } from './settings.ts'

const { db } = await openDatabase()
const log = createLog('web').child({}, { level: 'silent' })

async function open(t: TestContext, service: string, given?: Weights) {
  const settings = createSettings(db, service, given, log)
  t.after(settings.close)
  await settings.open()
  return settings
}

test('unless told otherwise the first version answers everything', async t => {
  const { weights } = await open(t, 'untold')

  assert.deepEqual(weights(), { 1: 100 })
})

test('weights outlive the process that was told them', async t => {
  const before = await open(t, 'kept')
  await before.set({ 1: 90, 2: 10 })

  const after = await open(t, 'kept')

  assert.deepEqual(after.weights(), { 1: 90, 2: 10 })
})

test('weights that are given at the start count more than those kept before', async t => {
  const before = await open(t, 'given')
  await before.set({ 2: 100 })

  const after = await open(t, 'given', { 1: 50, 2: 50 })

  assert.deepEqual(after.weights(), { 1: 50, 2: 50 })
})

test('what one replica is told holds in the others', {
  timeout: 10_000,
}, async t => {
  const [one, other] = [await open(t, 'told'), await open(t, 'told')]

  await one.set({ 2: 100 })

  while (!('2' in other.weights())) await new Promise(setImmediate)
})
