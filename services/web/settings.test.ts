import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { openDatabase } from '@workshop/platform/test/database'
import { until } from '@workshop/platform/test/until'
import type { Weights } from '@workshop/services/weights'
import { weightsOf } from '@workshop/services/weights-schema'
import { createSettings } from './settings.ts'

const { db } = await openDatabase()
const log = createLog('web').child({}, { level: 'silent' })

async function openSettings(
  t: TestContext,
  service: string,
  given?: Weights,
  versions = ['1', '2'],
) {
  const schema = weightsOf(service, versions)
  const settings = createSettings({ db, service, schema, given, log })
  t.after(settings.close)
  await settings.open()
  return settings
}

test('by default the first version answers every call', async t => {
  const { weights } = await openSettings(t, 'untold')

  assert.deepEqual(weights(), { 1: 100 })
})

test('weights outlive the process that received them', async t => {
  const before = await openSettings(t, 'stored')
  await before.set({ 1: 90, 2: 10 })

  const after = await openSettings(t, 'stored')

  assert.deepEqual(after.weights(), { 1: 90, 2: 10 })
})

test('weights that are given at the start replace the stored ones', async t => {
  const before = await openSettings(t, 'given')
  await before.set({ 2: 100 })

  const after = await openSettings(t, 'given', { 1: 50, 2: 50 })

  assert.deepEqual(after.weights(), { 1: 50, 2: 50 })
})

test('stored weights of a version that no longer exists are ignored', async t => {
  const before = await openSettings(t, 'old')
  await before.set({ 2: 100 })

  const after = await openSettings(t, 'old', undefined, ['1'])

  assert.deepEqual(after.weights(), { 1: 100 })
})

test('a change of weights reaches the other replicas', async t => {
  const [first, second] = [
    await openSettings(t, 'told'),
    await openSettings(t, 'told'),
  ]

  await first.set({ 2: 100 })

  await until(() => '2' in second.weights(), 'the other replica knows')
})
