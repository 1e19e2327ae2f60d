import type { Snapshot } from '@workshop/datasets/posts/change'
import type { Key } from '@workshop/datasets/posts/key'
import {
  type AnyBulkWriteOperation,
  type Collection,
  type Filter,
  MongoBulkWriteError,
} from 'mongodb'
import { isBefore } from './moment.ts'
import { boundsOf } from './range.ts'

/** The fields of every document of a receiver; with `deletedAt` it is a tombstone. */
export type Entry = { _id: Key; at: string; deletedAt?: Date }

type Posts = Collection<Entry>
type Write = AnyBulkWriteOperation<Entry>

/** Stores a batch, in whatever order it comes, and however often. */
export async function writeBatch(
  posts: Posts,
  entries: Entry[],
  snapshot?: Snapshot,
) {
  const isNew = snapshot && (await isEmpty(posts, snapshot))
  const writes = entries.map(entry =>
    isNew ? { insertOne: { document: entry } } : replace(entry, true),
  )
  if (snapshot && !isNew) writes.push(removeOthers(entries, snapshot))
  // TODO: an upsert that finds no older entry meets the unique _id.
  // `writeUnordered` resolves with the indexes of these duplicates.
  await posts.bulkWrite(writes)
}

/** Inserting fills an empty store several times as fast. */
async function isEmpty(posts: Posts, page: Snapshot) {
  const found = boundsOf(page).map(range => posts.findOne(range))
  return (await Promise.all(found)).every(entry => entry === null)
}

function replace(replacement: Entry, upsert: boolean): Write {
  const { _id } = replacement
  // TODO: replace an older entry, and no other.
  return { replaceOne: { filter: { _id }, replacement, upsert } }
}

/** A page is complete within its range: a post that it lacks was deleted before. */
function removeOthers(entries: Entry[], { at, ...range }: Snapshot): Write {
  const ids = entries.map(({ _id }) => _id)
  const filter: Filter<Entry> = {
    $or: boundsOf(range),
    _id: { $nin: ids },
    at: isBefore(at),
  }
  const tombstone = { _id: '$_id', at, deletedAt: new Date() }
  return { updateMany: { filter, update: [{ $replaceWith: tombstone }] } }
}

/** Resolves with the indexes of the writes that met a duplicate key. */
export async function writeUnordered(posts: Posts, writes: Write[]) {
  if (writes.length === 0) return []
  try {
    await posts.bulkWrite(writes, { ordered: false })
    return []
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error
    const failed = [error.writeErrors].flat()
    const isDuplicate = failed.every(({ code }) => code === 11000)
    if (failed.length === 0 || !isDuplicate) throw error
    return failed.map(({ index }) => index)
  }
}
