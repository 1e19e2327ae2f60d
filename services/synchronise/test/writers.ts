import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@workshop/datasets/generate/random'
import type { Key } from '@workshop/datasets/posts/key'
import type { WholePost } from '@workshop/datasets/posts/post'
import { wholePost } from '@workshop/datasets/posts/sample'
import { type Collection, ObjectId } from 'mongodb'
import { testSeed } from '../../test/seed.ts'

/** A post as the master stores it. */
export type Master = WholePost & { _id: Key; source: string }

type Posts = Collection<Master>

/** Few ids, so that writers meet, and deleted posts come back; texts and ObjectIds. */
const ids = Array.from({ length: 1300 }, (_, index) =>
  index % 4 === 0
    ? `post-${index}`
    : new ObjectId(index.toString(16).padStart(24, '0')),
)
const topics = ['travel', 'bread', 'maps', 'rivers', 'chess']
const lanes = 8
const random = createRandom(testSeed, 2)

export async function insertAll(posts: Posts) {
  await posts.insertMany(ids.map(made))
}

/** Changes posts in several lanes at once, about `perSecond` in all: inserts, updates, deletes. */
export async function writeChanges(
  posts: Posts,
  count: number,
  perSecond: number,
) {
  const began = performance.now()
  let begun = 0
  async function lane() {
    for (let number = begun++; number < count; number = begun++) {
      const due = began + (number / perSecond) * 1000
      if (due > performance.now()) await pause(due - performance.now())
      await change(posts)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function change(posts: Posts) {
  const _id = random.pick(ids)
  const kind = random.unit()
  if (kind < 0.25) return posts.deleteOne({ _id })
  if (kind < 0.6)
    return posts.replaceOne({ _id }, made(_id), { upsert: true })
  return posts.updateOne({ _id }, { $inc: { ups: 1, score: 1 } })
}

export function made(_id: Key): Master {
  const subreddit = random.pick(topics)
  const post = wholePost({
    id: String(_id),
    subreddit,
    ups: random.integer(1000),
  })
  return { ...post, _id, source: 'test' }
}
