import {
  type BulkWriteResult,
  type Collection,
  MongoBulkWriteError,
} from 'mongodb'
import type { ImportedDocument } from '../posts/imported-post.ts'

export type ImportedPosts = Collection<ImportedDocument>

/**
 * Writes posts that differ in (`source`, `id`); `refused` are their indexes
 * where another post has the `_id`. Into an empty collection plain inserts
 * are faster; the posts that were there already then follow as upserts.
 */
export async function writePosts(
  collection: ImportedPosts,
  posts: ImportedDocument[],
  isNew: boolean,
) {
  const inserted = isNew ? await insert(collection, posts) : undefined
  const left = inserted ? inserted.refused : [...posts.keys()]
  const upserted = await upsert(
    collection,
    left.map(index => posts[index]),
  )
  const { insertedCount = 0 } = inserted?.result ?? {}
  const { result, refused } = upserted
  return {
    inserted: insertedCount + result.upsertedCount,
    updated: result.modifiedCount,
    unchanged: result.matchedCount - result.modifiedCount,
    refused: refused.map(index => left[index]),
  }
}

const nothing = { upsertedCount: 0, modifiedCount: 0, matchedCount: 0 }

function insert(collection: ImportedPosts, posts: ImportedDocument[]) {
  const operations = posts.map(document => ({ insertOne: { document } }))
  return refusedOf(collection.bulkWrite(operations, { ordered: false }))
}

async function upsert(
  collection: ImportedPosts,
  posts: ImportedDocument[],
) {
  if (posts.length === 0) return { result: nothing, refused: [] }
  const operations = posts.map(({ _id, ...fields }) => ({
    updateOne: {
      filter: { source: fields.source, id: fields.id },
      update: { $set: fields, $setOnInsert: { _id } },
      upsert: true,
    },
  }))
  return refusedOf(collection.bulkWrite(operations, { ordered: false }))
}

/** The result, and the indexes of the operations whose key another document has. */
async function refusedOf(writing: Promise<BulkWriteResult>) {
  try {
    return { result: await writing, refused: [] }
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error
    const errors = [error.writeErrors].flat()
    if (errors.length === 0 || errors.some(({ code }) => code !== 11000))
      throw error
    const refused = errors.map(({ index }) => index)
    return { result: error.result, refused }
  }
}
