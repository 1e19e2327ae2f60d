import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { testSeed } from '../test/seed.ts'
import { assertCounted, assertSame } from './test/compare.ts'
import { untilDelivered } from './test/delivered.ts'
import { killWhileWriting } from './test/kill.ts'
import { setUp } from './test/stand.ts'

const stand = await setUp()
after(stand.tearDown)

test('after kills and restarts amid 500 changes, every receiver has exactly the posts of the master', async t => {
  t.diagnostic(`SEED=${testSeed}`)
  const last = await killWhileWriting(stand, { kills: 3, changes: 500 })
  t.after(() => last.stop())

  await untilDelivered(stand, last.ready.url)

  await assertSame(stand)
  await assertCounted(stand)
})

test('at a shutdown it exits with 0 and releases every receiver', async () => {
  const { stop, ended } = await stand.startSynchronise()
  const places = stand.storeOf('synchronise').collection('receivers')
  await until(
    async () =>
      (await places.countDocuments({ holder: { $exists: true } })) === 3,
    'it holds all',
  )

  await stop()

  assert.deepEqual(await ended, [0, null])
  assert.equal(
    await places.countDocuments({ holder: { $exists: true } }),
    0,
  )
})
