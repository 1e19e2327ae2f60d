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

/** What every document of a receiver carries; one with `deletedAt` is a tombstone. */
export type Entry = { _id: Key; at: string; deletedAt?: Date }

type Posts = Collection<Entry>
type Write = AnyBulkWriteOperation<Entry>

/**
 * Writes what is newer than what is stored, so that neither order nor
 * repetition of batches matters. A duplicate key means that something
 * was there which the filter did not match: newer, or written a moment
 * ago by another delivery. A second look, without inserting, tells.
 */
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
  const taken = await writeUnordered(posts, writes)
  await writeUnordered(
    posts,
    taken.map(index => replace(entries[index], false)),
  )
}

/** A new receiver's store fills several times as fast by inserting. */
async function isEmpty(posts: Posts, page: Snapshot) {
  const found = boundsOf(page).map(range => posts.findOne(range))
  return (await Promise.all(found)).every(entry => entry === null)
}

function replace(replacement: Entry, upsert: boolean): Write {
  const { _id, at } = replacement
  const filter = { _id, at: isBefore(at) }
  return { replaceOne: { filter, replacement, upsert } }
}

/** A snapshot's page is everything in its range: what it does not hold was deleted before it began. */
function removeOthers(entries: Entry[], { at, ...range }: Snapshot): Write {
  const held = entries.map(({ _id }) => _id)
  const filter: Filter<Entry> = {
    $or: boundsOf(range),
    _id: { $nin: held },
    at: isBefore(at),
  }
  const tombstone = { _id: '$_id', at, deletedAt: new Date() }
  return { updateMany: { filter, update: [{ $replaceWith: tombstone }] } }
}

/** Answers with the places of those whose key was taken. */
async function writeUnordered(posts: Posts, writes: Write[]) {
  if (writes.length === 0) return []
  try {
    await posts.bulkWrite(writes, { ordered: false })
    return []
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error
    const failed = [error.writeErrors].flat()
    const taken = failed.filter(({ code }) => code === 11000)
    if (failed.length === 0 || taken.length < failed.length) throw error
    return taken.map(({ index }) => index)
  }
}
