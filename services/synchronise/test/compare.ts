import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { until } from '@workshop/platform/test/until'
import type { Entry } from '@workshop/services/ingest/write'
import { receivers } from './receivers.ts'
import type { Stand } from './stand.ts'

type TopicsView = { _id: string; topics: { name: string; posts: number }[] }

const live = { deletedAt: { $exists: false } }

/** Every receiver has its fields of each post of the master, and nothing else. */
export async function assertSame({ posts, storeOf }: Stand) {
  const masters = await posts.find().sort({ _id: 1 }).toArray()
  for (const { name, pick } of receivers) {
    const expected = masters.map(({ _id, source, ...post }) => [
      _id,
      pick(post),
    ])
    const entries = storeOf(name).collection<Entry>('posts')
    const found = await entries.find(live).sort({ _id: 1 }).toArray()
    const held = found.map(({ _id, at, ...fields }) => [_id, fields])
    assert.deepEqual(held, expected, name)
  }
}

/** `recommend` also counts the posts of each topic, soon after a change. */
export async function assertCounted({ posts, storeOf }: Stand) {
  const expected: Record<string, number> = {}
  for (const { subreddit } of await posts.find().toArray())
    expected[subreddit] = (expected[subreddit] ?? 0) + 1

  const views = storeOf('recommend').collection<TopicsView>('views')
  let counted = {}
  const isCounted = async () => {
    const view = await views.findOne({ _id: 'topics' })
    const topics = view?.topics ?? []
    counted = Object.fromEntries(topics.map(t => [t.name, t.posts]))
    return isDeepStrictEqual(counted, expected)
  }
  await until(isCounted, () => `the topics are ${JSON.stringify(counted)}`)
}
