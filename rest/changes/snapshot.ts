import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { type Key, keyOf } from '@workshop/datasets/posts/key'
import { ObjectId, Timestamp } from 'mongodb'
import type { Posts } from '../posts/store.ts'

/**
 * Up to `limit` posts after an id (`null`: from the beginning), in MongoDB's
 * order of ids. They include every write before the moment `at`.
 */
export async function* readPosts(
  posts: Posts,
  after: string | null,
  at: string,
  limit: number,
): AsyncGenerator<ImportedDocument> {
  const session = posts.db.client.startSession({ causalConsistency: true })
  session.advanceOperationTime(Timestamp.fromString(at, 16))
  const options = { session, readConcern: 'majority' } as const
  let left = limit
  try {
    for (const range of rangesAfter(after)) {
      if (left === 0) return
      const found = posts.find({ _id: range }, options).sort({ _id: 1 })
      for await (const post of found.limit(left).batchSize(left)) {
        left--
        yield post
      }
    }
  } finally {
    await session.endSession()
  }
}

const firstObjectId = { $gte: new ObjectId('0'.repeat(24)) }

/** A comparison finds only what has its own type; texts come before ObjectIds. */
function rangesAfter(after: string | null): { $gt?: Key; $gte?: Key }[] {
  if (after === null) return [{ $gte: '' }, firstObjectId]
  const key = keyOf(after)
  return typeof key === 'string'
    ? [{ $gt: key }, firstObjectId]
    : [{ $gt: key }]
}
