import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { startTestDatabase } from '@workshop/platform/test/server'
import { until } from '@workshop/platform/test/until'
import { createTopics } from './topics.ts'

const { uri } = await startTestDatabase()
const database = connectDatabase(uri)
after(database.close)
const log = createLog('recommend').child({}, { level: 'silent' })

test('topics are counted, the largest first, then by name; tombstones do not count', async () => {
  const { topics, write } = await openTopics('counted')
  await write(['1', 'dogs'], ['2', 'cats'], ['3', 'cats'], ['4', 'birds'])
  await write(['5', undefined])

  await topics.refresh()

  assert.deepEqual(await topics.all(), [
    { name: 'cats', posts: 2 },
    { name: 'birds', posts: 1 },
    { name: 'dogs', posts: 1 },
  ])
})

test('a topic whose last post moved is gone, and so are all topics without posts', async () => {
  const { topics, posts, write } = await openTopics('moved')
  await write(['1', 'dogs'])
  await topics.refresh()

  await write(['1', 'cats'])
  await topics.refresh()
  const moved = await topics.all()
  await posts.deleteMany({})
  await topics.refresh()

  assert.deepEqual(moved, [{ name: 'cats', posts: 1 }])
  assert.deepEqual(await topics.all(), [])
})

test('changes are counted soon, all of them by one count', async () => {
  const { topics, views, write } = await openTopics('soon')

  await write(['1', 'cats'], ['2', 'cats'])

  for (let change = 0; change < 3; change++) topics.refreshSoon()

  const isCounted = async () => (await topics.all()).length > 0
  await until(isCounted, 'the topics were counted')
  assert.deepEqual(await topics.all(), [{ name: 'cats', posts: 2 }])
  assert.equal((await views.findOne())?.counts, 1)
})

test('a count that ends after a later count changes nothing', async () => {
  const { topics, views, write } = await openTopics('late')
  await write(['1', 'cats'])
  await topics.refresh()
  const later = [{ name: 'dogs', posts: 7 }]
  const $set = { counted: 10, topics: later }
  await views.updateOne({}, { $set })

  await topics.refresh()
  const older = await topics.all()
  await views.updateOne({}, { $set: { counts: 10 } })
  await topics.refresh()

  assert.deepEqual(older, later)
  assert.deepEqual(await topics.all(), [{ name: 'cats', posts: 1 }])
})

type Write = [id: string, subreddit: string | undefined]

/** Topics over posts that are written as an ingest would. */
async function openTopics(store: string) {
  const db = database.db(store)
  const posts = db.collection<{
    _id: string
    subreddit?: string
    deletedAt?: Date
  }>('posts')

  async function write(...writes: Write[]) {
    for (const [_id, subreddit] of writes)
      await posts.replaceOne(
        { _id },
        subreddit ? { subreddit } : { deletedAt: new Date() },
        { upsert: true },
      )
  }
  const views = db.collection('views')
  return { topics: createTopics(db, log), posts, views, write }
}
