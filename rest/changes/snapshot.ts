import { type Collection, ObjectId, Timestamp } from 'mongodb'
import { type Key, keyOf, type Stored } from '../posts/document.ts'

type Posts = Collection<Stored>

/** The first posts after an id (`null`: from the beginning) in MongoDB's order of ids. */
export async function readPage(
  posts: Posts,
  after: string | null,
  at: string,
  limit: number,
) {
  // Whatever was written before the snapshot's moment is in its pages.
  const session = posts.db.client.startSession({ causalConsistency: true })
  session.advanceOperationTime(Timestamp.fromString(at, 16))
  const page: Stored[] = []
  try {
    for (const range of rangesAfter(after)) {
      if (page.length === limit) break
      const found = posts
        .find({ _id: range as never }, { session, readConcern: 'majority' })
        .sort({ _id: 1 })
        .limit(limit - page.length)
      page.push(...((await found.toArray()) as Stored[]))
    }
  } finally {
    await session.endSession()
  }
  return page
}

const firstObjectId = { $gte: new ObjectId('0'.repeat(24)) }

/** A comparison finds only what has its own type; texts come before ObjectIds. */
function rangesAfter(after: string | null): { [operator: string]: Key }[] {
  if (after === null) return [{ $gte: '' }, firstObjectId]
  const key = keyOf(after)
  return typeof key === 'string'
    ? [{ $gt: key }, firstObjectId]
    : [{ $gt: key }]
}
