import { keyOf } from '@workshop/datasets/posts/key'
import {
  type Stored,
  toPost,
  toWholePost,
  type WholePost,
} from '@workshop/datasets/posts/post'
import type { Db } from 'mongodb'

/** What the tombstone of a deleted post lacks. */
const there = { created_utc: { $exists: true } }
const newest = { created_utc: -1, _id: 1 } as const

/** What this service keeps of a post: all of it. */
export function pick({ id, ...fields }: WholePost) {
  return fields
}

export function createList(db: Db) {
  const posts = db.collection<Stored<WholePost>>('posts')

  return {
    pick,
    prepare: () =>
      posts.createIndex(newest, { partialFilterExpression: there }),

    count: () => posts.countDocuments(there),

    /** One page, the newest posts first; `page` begins at 1. */
    async page(page: number, size: number) {
      const found = posts.find(there).sort(newest)
      const skipped = (page - 1) * size
      return (await found.skip(skipped).limit(size).toArray()).map(toPost)
    },

    async find(id: string) {
      const found = await posts.findOne({ _id: keyOf(id), ...there })
      return found && toWholePost(found)
    },
  }
}

export type List = ReturnType<typeof createList>
