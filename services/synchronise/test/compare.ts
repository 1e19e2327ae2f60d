import assert from 'node:assert/strict'
import type { Entry } from '@workshop/services/ingest/write'
import { receivers } from './receivers.ts'
import type { Stand } from './stand.ts'

type Topic = { _id: string; posts: number }

const live = { deletedAt: { $exists: false } }

/** Every receiver holds what it keeps of each of the master's posts, and nothing else. */
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

/** What `recommend` keeps besides: how many posts each topic has. */
export async function assertCounted({ posts, storeOf }: Stand) {
  const expected: Record<string, number> = {}
  for (const { subreddit } of await posts.find().toArray())
    expected[subreddit] = (expected[subreddit] ?? 0) + 1

  const topics = storeOf('recommend').collection<Topic>('topics')
  const found = await topics.find({ posts: { $gt: 0 } }).toArray()
  const counted = found.map(({ _id, posts }) => [_id, posts])
  assert.deepEqual(Object.fromEntries(counted), expected)
}
