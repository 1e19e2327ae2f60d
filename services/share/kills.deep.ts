import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@workshop/datasets/generate/random'
import { until } from '@workshop/platform/test/until'
import { effectKeyOf } from '@workshop/services/partner-client'
import { testSeed } from '../test/seed.ts'
import { keepSharing } from './test/sharing.ts'
import { setUpShare } from './test/stand.ts'

const kills = 50
/** The longest time between two kills. */
const longestLifeMs = 800

test(`after ${kills} kills of workers and of the database, every accepted share is over and its effect happened once`, async t => {
  const stand = await setUpShare({ kind: 'uniform', from: 20, to: 400 })
  t.after(stand.tearDown)
  const random = createRandom(testSeed, 3)
  const sharing = keepSharing(stand)

  for (let killed = 0; killed < kills; killed++) {
    await pause(random.integer(longestLifeMs))
    await stand.killOne(random.integer(3))
  }
  const { accepted, sent } = await sharing.stop()
  const isOver = async () =>
    (await stand.operations.countDocuments({
      dueAt: { $exists: true },
    })) === 0
  await until(isOver, 'every operation is over', 180_000)

  t.diagnostic(
    `SEED=${testSeed}: ${sent} sent, ${accepted.length} accepted`,
  )
  const operations = await stand.operations.find().toArray()
  const statusOf = new Map(
    operations.map(({ key, status }) => [key, status]),
  )
  const unfinished = accepted.filter(
    key => !/^(succeeded|failed)$/.test(statusOf.get(key) ?? 'lost'),
  )
  assert.deepEqual(unfinished, [])
  assert.ok(accepted.length > kills, `${accepted.length} were accepted`)

  const times = new Map(
    (await stand.readEffects()).map(({ key, times }) => [key, times]),
  )
  const effectOf = (key: string) =>
    times.get(effectKeyOf('share', 'anna', key))
  for (const { key, status } of operations)
    if (status === 'succeeded') assert.equal(effectOf(key), 1, key)
  assert.ok([...times.values()].every(count => count <= 1))
  const known = new Set(
    operations.map(({ key }) => effectKeyOf('share', 'anna', key)),
  )
  assert.deepEqual(
    [...times.keys()].filter(key => !known.has(key)),
    [],
  )
})
