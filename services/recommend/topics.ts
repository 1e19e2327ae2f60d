import type { Touched } from '@workshop/services/ingest/ingest'
import type { Db } from 'mongodb'
import { createNotes } from './notes.ts'
import type { Picked } from './pick.ts'

/** `version` rises before each count, so that only the latest one is stored. */
type Counted = { _id: string; posts?: number; version: number }

/** How many posts each topic has, kept up to date with every batch of changes. */
export function createTopics(db: Db) {
  const posts = db.collection<Picked>('posts')
  const topics = db.collection<Counted>('topics')
  const notes = createNotes(db)

  async function count(_id: string): Promise<void> {
    const $inc = { version: 1 }
    const options = { upsert: true, returnDocument: 'after' } as const
    const latest = await topics.findOneAndUpdate({ _id }, { $inc }, options)

    const counted = await posts.countDocuments({ subreddit: _id })
    const stored = await topics.updateOne(
      { _id, version: latest?.version },
      { $set: { posts: counted } },
    )
    if (stored.matchedCount === 0) return count(_id)
  }

  const countAll = (names: string[]) => Promise.all(names.map(count))

  return {
    async prepare() {
      await topics.createIndex({ posts: -1, _id: 1 })
      await notes.settle(countAll)
    },

    /** Counts again what a write changes, of a snapshot with its last page; killed in between, the next one who looks does. */
    async around(touched: Touched<Picked>, write: () => Promise<void>) {
      const names = new Set<string>(
        await posts.distinct('subreddit', touched.stored as object),
      )
      for (const { subreddit } of touched.incoming) names.add(subreddit)

      const note = await notes.write([...names])
      await write()
      await notes.close(note)
      if (!touched.hasMore) await notes.settle(countAll)
    },

    /** The largest first, then by name. */
    async all() {
      const found = await topics
        .find({ posts: { $gt: 0 } })
        .sort({ posts: -1, _id: 1 })
        .toArray()
      return found.map(({ _id, posts }) => ({ name: _id, posts }))
    },
  }
}

export type Topics = ReturnType<typeof createTopics>
