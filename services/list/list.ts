import { keyOf } from '@workshop/datasets/posts/key'
import {
  type Stored,
  toPost,
  toWholePost,
  type WholePost,
} from '@workshop/datasets/posts/post'
import { withoutPosts } from '@workshop/datasets/posts/without'
import type { Db } from 'mongodb'

/** Leaves out the tombstones of deleted posts. */
const live = { created_utc: { $exists: true } }
const shown = (without: string[]) => ({
  ...live,
  ...withoutPosts(without),
})
const newest = { created_utc: -1, _id: 1 } as const

/** This service stores whole posts. */
export function pickListed({ id, ...fields }: WholePost) {
  return fields
}

export function createList(db: Db) {
  const posts = db.collection<Stored<WholePost>>('posts')

  return {
    pick: pickListed,
    prepare: () =>
      posts.createIndex(newest, { partialFilterExpression: live }),

    count: (without: string[]) => posts.countDocuments(shown(without)),

    /** One page, the newest posts first; `page` begins at 1. */
    async page(page: number, size: number, without: string[]) {
      const found = posts.find(shown(without)).sort(newest)
      const skipped = (page - 1) * size
      return (await found.skip(skipped).limit(size).toArray()).map(toPost)
    },

    async find(id: string) {
      const found = await posts.findOne({ _id: keyOf(id), ...live })
      return found && toWholePost(found)
    },
  }
}

export type List = ReturnType<typeof createList>
