import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { createRandom } from '@workshop/datasets/generate/random'
import { Problem } from '@workshop/platform/errors'
import { openDatabase } from '@workshop/platform/test/database'
import { until } from '@workshop/platform/test/until'
import type { StoredMark } from '@workshop/services/mark-store'
import { testSeed } from '@workshop/services/test/seed'
import { silentLog } from '@workshop/services/test/variant'
import type { Db } from 'mongodb'
import { publishCounts } from './counts.ts'
import { createFakeRest } from './test/fake-rest.ts'

const { client } = await openDatabase()
const refused = new Problem(422, 'Refused')
const unavailable = new Problem(503, 'The service rest does not answer')
let databases = 0

/** Likes whose number each test sets, and the REST layer that receives it. */
function openStand(posts: Record<string, number | undefined> = { p1: 3 }) {
  const db = client.db(`counts-${process.pid}-${databases++}`)
  const marks = db.collection<StoredMark>('likes')
  const rest = createFakeRest(posts)
  const likes = new Map<string, number>()
  const isUnpublished = { unpublished: { $exists: true } }

  return {
    rest,
    likes,
    /** A like of the post has come or gone. */
    change: (post: string) =>
      marks.updateOne(
        { _id: post },
        { $set: { post, unpublished: randomUUID() } },
        { upsert: true },
      ),
    isPublished: async () =>
      (await marks.countDocuments(isUnpublished)) === 0,
    /** A replica, open until the test ends. */
    open(t: { after(act: () => Promise<unknown>): void }) {
      const count = async (post: string) => likes.get(post) ?? 0
      const options = { likes: marks, rest, log: silentLog, count }
      const counts = publishCounts(options)
      t.after(counts.close)
      t.after(() => dropAll(db))
      return counts
    },
  }
}

const dropAll = (db: Db) => db.dropDatabase()

test('a change is published once', async t => {
  const { rest, likes, change, isPublished, open } = openStand()
  open(t)

  likes.set('p1', 4)
  await change('p1')

  await until(() => rest.likesOf('p1') === 4, 'rest has the number')
  await until(isPublished, 'everything is published')
  assert.deepEqual(rest.patches, [4])
})

test('changes at nearly the same time are published together', async t => {
  const { rest, likes, change, isPublished, open } = openStand()
  open(t)

  for (const number of [4, 5, 6, 7]) {
    likes.set('p1', number)
    await change('p1')
  }

  await until(() => rest.likesOf('p1') === 7, 'rest has the number')
  await until(isPublished, 'everything is published')
  assert.ok(rest.patches.length < 4, `${rest.patches}`)
})

test('a number that rest has already is not published', async t => {
  const { rest, likes, change, isPublished, open } = openStand({
    p1: undefined,
  })
  open(t)

  likes.set('p1', 0)
  await change('p1')

  await until(isPublished, 'everything is published')
  assert.deepEqual(rest.patches, [])
})

test('likes of an unknown post are forgotten, and stop no others', async t => {
  const { rest, likes, change, isPublished, open } = openStand()
  open(t)
  likes.set('p1', 4).set('a/b', 1)

  await change('a/b')
  await change('p1')

  await until(() => rest.likesOf('p1') === 4, 'rest has the number')
  await until(isPublished, 'everything is published')
})

test('a number that was overtaken is counted again', async t => {
  const { rest, likes, change, open } = openStand()
  let isFirst = true
  rest.before = async ({ method }) => {
    if (method !== 'PATCH' || !isFirst) return
    isFirst = false
    likes.set('p1', 9)
    throw new Problem(412, 'Precondition failed')
  }
  open(t)

  likes.set('p1', 4)
  await change('p1')

  await until(() => rest.likesOf('p1') === 9, 'rest has the newest number')
  assert.deepEqual(rest.patches, [9])
})

test('a change meanwhile is published afterwards', async t => {
  const { rest, likes, change, open } = openStand()
  open(t)
  rest.before = async ({ method }) => {
    if (method !== 'PATCH' || likes.get('p1') !== 4) return
    likes.set('p1', 5)
    await change('p1')
  }

  likes.set('p1', 4)
  await change('p1')

  await until(() => rest.likesOf('p1') === 5, 'rest has the newest number')
})

test('a number that arrives after a newer one is corrected', async t => {
  const { rest, likes, change, isPublished, open } = openStand()
  open(t)
  open(t)
  let isFirst = true
  rest.before = async ({ method }) => {
    if (method !== 'PATCH' || !isFirst) return
    isFirst = false
    likes.set('p1', 3)
    await change('p1')
    await until(isPublished, 'the other has looked')
  }

  likes.set('p1', 4)
  await change('p1')

  await until(() => rest.patches.length === 2, 'rest has both numbers')
  assert.deepEqual(rest.patches, [4, 3])
})

test('while rest is unavailable nothing is lost', async t => {
  const { rest, likes, change, open } = openStand({ p1: 3, p2: 0 })
  let refused = 0
  let isUnavailable = true
  rest.before = async () => {
    if (!isUnavailable) return
    refused++
    throw unavailable
  }
  open(t)
  likes.set('p1', 4).set('p2', 1)
  await change('p1')
  await change('p2')
  await until(() => refused >= 2, 'it was asked twice')

  isUnavailable = false

  await until(() => rest.likesOf('p1') === 4, 'rest has one number')
  await until(() => rest.likesOf('p2') === 1, 'rest has the other number')
})

test('a refused number stops no others', async t => {
  const { rest, likes, change, open } = openStand({ p1: 3, p2: 0 })
  rest.before = async ({ method, post }) => {
    if (method === 'PATCH' && post === 'p1') throw refused
  }
  open(t)
  likes.set('p1', 4).set('p2', 1)

  await change('p1')
  await change('p2')

  await until(() => rest.likesOf('p2') === 1, 'rest has the other number')
})

test('a number that was not published before the shutdown is published by another replica', async t => {
  const { rest, likes, change, open } = openStand()
  rest.before = async () => {
    throw unavailable
  }
  const first = open(t)
  likes.set('p1', 4)
  await change('p1')
  await first.close()

  rest.before = async () => {}
  open(t)

  await until(() => rest.likesOf('p1') === 4, 'rest has the number')
})

for (const held of ['GET', 'PATCH'])
  test(`closing ends a ${held} that is not answered`, async t => {
    const { rest, likes, change, open } = openStand()
    let isAsked = false
    rest.before = async ({ method, signal }) => {
      if (method !== held) return
      isAsked = true
      await new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(unavailable))
      })
    }
    const counts = open(t)
    likes.set('p1', 4)
    await change('p1')
    await until(() => isAsked, 'rest is asked')

    await counts.close()

    assert.equal(rest.likesOf('p1'), 3)
  })

test('with two replicas, in any order, rest ends with the number of likes', async t => {
  const { rest, likes, change, isPublished, open } = openStand({
    p1: 0,
    p2: 0,
    p3: 0,
  })
  const random = createRandom(testSeed, 12)
  t.diagnostic(`SEED=${testSeed}`)
  rest.before = async () => {
    if (random.chance(0.1)) throw unavailable
    for (let turn = random.integer(5); turn > 0; turn--)
      await client.db().command({ ping: 1 })
  }
  open(t)
  open(t)

  for (let turn = 0; turn < 60; turn++) {
    const post = random.pick(['p1', 'p2', 'p3'])
    const step = random.chance(0.6) ? 1 : -1
    likes.set(post, Math.max(0, (likes.get(post) ?? 0) + step))
    await change(post)
  }

  const isKnown = () =>
    [...likes].every(([post, number]) => rest.likesOf(post) === number)
  await until(
    async () => isKnown() && (await isPublished()),
    () => `${JSON.stringify([...likes])} is known`,
    30_000,
  )
})
