import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@workshop/datasets/generate/random'
import type { Operation } from '@workshop/platform/operations/operation'
import { until } from '@workshop/platform/test/until'
import type { Collection } from 'mongodb'
import { isMarked, type StoredMark } from './mark-store.ts'
import type { MarkRequest } from './marks.ts'
import { effectKeyOf } from './partner-client.ts'
import { testSeed } from './test/seed.ts'
import { keepSending } from './test/sending.ts'
import { setUpWorkers } from './test/workers.ts'

const kills = 50
/** The longest time between two kills. */
const longestLifeMs = 800
/** Requests of each verb. */
const perSecond = 15
const users = 20

const workers = await setUpWorkers({ kind: 'uniform', from: 20, to: 400 })
const postIds = (await workers.posts.find().toArray()).map(({ _id }) =>
  String(_id),
)
const shares = workers.db('share').collection<Operation>('operations')
const likes = workers
  .db('like')
  .collection<Operation<MarkRequest>>('operations')
const marks = workers.db('like').collection<StoredMark>('likes')
let accepted: { share: string[]; like: string[] }
let times: Map<string, number>

before(async () => {
  accepted = await killUnderLoad()
  await until(() => areOver(), 'every operation is over', 180_000)
  const effects = await workers.readEffects()
  times = new Map(effects.map(({ key, times }) => [key, times]))
})
after(workers.tearDown)

test(`after ${kills} kills of workers and of the database, every accepted request is over`, async t => {
  t.diagnostic(
    `SEED=${testSeed}: ${accepted.share.length} shares, ${accepted.like.length} likes`,
  )

  await assertOver(shares, accepted.share)
  await assertOver(likes, accepted.like)
})

test('the effect of each share that succeeded happened once', async () => {
  for (const { key, status } of await shares.find().toArray())
    if (status === 'succeeded')
      assert.equal(times.get(effectKeyOf('share', 'anna', key)), 1, key)
})

test('the effect of each like that is left happened once, and was not taken back', async () => {
  // One that was not there to be taken back had no effect.
  const stored = await marks.find({ removal: { $ne: 'absent' } }).toArray()

  assert.ok(stored.some(({ removal }) => !removal))
  for (const { _id, token, sentAt, removal } of stored) {
    assert.equal(times.get(`${token}-undone`), removal && 1, _id)
    if (removal) continue
    assert.ok(sentAt, _id)
    assert.equal(times.get(token), 1, _id)
  }
})

test('no effect happened twice, and none was invented', async () => {
  const asked = new Set<string>()
  for (const { key } of await shares.find().toArray())
    asked.add(effectKeyOf('share', 'anna', key))
  for (const { key, input } of await likes.find().toArray()) {
    const token = effectKeyOf('like', input.post, input.user, key)
    if (input.on) asked.add(token).add(`${token}-undone`)
  }

  assert.deepEqual(
    [...times.keys()].filter(key => !asked.has(key)),
    [],
  )
  assert.ok([...times.values()].every(count => count <= 1))
})

test('the number of likes of each post is that of the likes', async () => {
  for (const post of postIds) {
    const number = await marks.countDocuments({ post, ...isMarked })
    const atRest = async () =>
      (await workers.posts.find().toArray()).find(
        ({ _id }) => String(_id) === post,
      )?.likes ?? 0

    await until(
      async () => (await atRest()) === number,
      `${post} has ${number} likes`,
      5000,
    )
  }
})

/** Shares and likes posts meanwhile; answers with the keys that were accepted. */
async function killUnderLoad() {
  const random = createRandom(testSeed, 3)
  const choices = createRandom(testSeed, 4)
  const sharing = keepSending('share', perSecond, turn => ({
    url: `${workers.urlOf('share', turn)}/posts/p/shares`,
    method: 'POST',
    body: { user: 'anna' },
  }))
  const liking = keepSending('like', perSecond, turn => {
    const user = `user-${choices.integer(users)}`
    const path = `/posts/${choices.pick(postIds)}/likes/${user}`
    return {
      url: workers.urlOf('like', turn) + path,
      method: choices.chance(0.6) ? 'PUT' : 'DELETE',
    }
  })

  let restarted = Promise.resolve()
  for (let killed = 0; killed < kills; killed++) {
    await Promise.all([restarted, pause(random.integer(longestLifeMs))])
    restarted = workers.killOne(random.integer(workers.victims))
  }
  await restarted
  const [share, like] = await Promise.all([sharing.stop(), liking.stop()])
  return { share: share.accepted, like: like.accepted }
}

async function assertOver<Input>(
  operations: Collection<Operation<Input>>,
  keys: string[],
) {
  const found = await operations.find().toArray()
  const statusOf = new Map(found.map(({ key, status }) => [key, status]))
  const unfinished = keys.filter(
    key => !/^(succeeded|failed)$/.test(statusOf.get(key) ?? 'lost'),
  )
  assert.deepEqual(unfinished, [])
  assert.ok(keys.length > kills, `${keys.length} were accepted`)
}

async function areOver() {
  const open = { dueAt: { $exists: true } }
  const counts = [shares.countDocuments(open), likes.countDocuments(open)]
  return (await Promise.all(counts)).every(count => count === 0)
}
