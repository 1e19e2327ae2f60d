import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { testSeed } from '../test/seed.ts'
import { assertCounted, assertSame } from './test/compare.ts'
import { untilDelivered } from './test/delivered.ts'
import { killWhileWriting } from './test/kill.ts'
import { receivers } from './test/receivers.ts'
import { setUp } from './test/stand.ts'

const stand = await setUp()
let synchronise: Awaited<ReturnType<typeof killWhileWriting>>

before(async () => {
  synchronise = await killWhileWriting(stand, {
    kills: 50,
    changes: 10_000,
  })
})
after(async () => {
  await synchronise.stop()
  await stand.tearDown()
})

test('killed 50 times amid 10,000 changes, synchronise leaves every receiver with exactly the posts of the master', async t => {
  t.diagnostic(`SEED=${testSeed}`)
  await untilDelivered(stand, synchronise.ready.url)

  await assertSame(stand)
  await assertCounted(stand)
})

test('sent back to 0, every receiver ends with the same, whatever was in its store', async () => {
  const { url } = synchronise.ready
  for (const { name } of receivers) await spoil(name)

  for (const { name } of receivers)
    await fetch(`${url}/receivers/${name}/replay`, { method: 'POST' })

  for (const { name } of receivers)
    await until(async () => !(await isSpoilt(name)), `${name} was mended`)
  await untilDelivered(stand, url)
  await assertSame(stand)
  await assertCounted(stand)
})

test('a receiver that lost its whole store is filled again by itself', async () => {
  await stand.storeOf('list').dropDatabase()

  await untilDelivered(stand, synchronise.ready.url)

  await assertSame(stand)
})

test('at a shutdown it exits with 0 and releases every receiver', async () => {
  const places = stand.storeOf('synchronise').collection('receivers')
  const held = () => places.countDocuments({ holder: { $exists: true } })
  await until(
    async () => (await held()) === receivers.length,
    'it holds all',
  )

  await synchronise.stop()

  assert.deepEqual(await synchronise.ended, [0, null])
  assert.equal(await held(), 0)
})

/** Half of the posts lost, a wrong title in all others. */
async function spoil(receiver: string) {
  const posts = stand.storeOf(receiver).collection('posts')
  const ids = await posts.distinct('_id')
  const half = ids.slice(0, ids.length / 2)
  await posts.deleteMany({ _id: { $in: half } })
  const other = { _id: { $nin: half }, title: { $exists: true } }
  await posts.updateMany(other, { $set: { title: 'spoilt' } })
}

function isSpoilt(receiver: string) {
  const posts = stand.storeOf(receiver).collection('posts')
  return posts.findOne({ title: 'spoilt' })
}
