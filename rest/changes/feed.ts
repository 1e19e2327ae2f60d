import type { Timestamp } from 'mongodb'
import type { Posts } from '../posts/store.ts'
import { readChanges, toHex, untilChange } from './change-stream.ts'
import { findFeedId } from './feed-id.ts'
import { historyLost } from './history-lost.ts'
import { type Changes, createPage, toUpsert } from './page.ts'
import { readPosts } from './snapshot.ts'
import type { FeedPlace, Resume } from './token.ts'

export type Reading = {
  limit: number
  /** How long an empty answer may be held open. */
  waitMs: number
  /** Ends the waiting: the reader left, or the process shuts down. */
  signal: AbortSignal
}

/** One page of the feed; `next` is not yet a token. */
export type FeedPage = Omit<Changes, 'next' | '_links'> & {
  next: FeedPlace
}

export type Feed = ReturnType<typeof createFeed>

type Start = { at: string; time: number; after: string | null }

/** All posts, then every change to them, page by page. */
export function createFeed(posts: Posts) {
  /** The first page: later writes come after the snapshot. */
  async function begin({ limit }: Reading): Promise<FeedPage> {
    const feed = await findFeedId(posts)
    const { resume, at } = await findNow(posts)
    const start = { at, time: Date.now(), after: null }
    return readSnapshot({ feed, resume }, start, limit)
  }

  async function readSnapshot(
    { feed, resume }: FeedPlace,
    { at, time, after }: Start,
    limit: number,
  ): Promise<FeedPage> {
    const page = createPage(limit)
    for await (const post of readPosts(posts, after, at, limit)) {
      page.add(toUpsert(post, { at, time }))
      if (page.isFull()) break
    }
    const { changes } = page
    const until = page.isFull() ? (changes.at(-1)?.id ?? null) : null
    const snapshot = until === null ? undefined : { at, time, after: until }
    return {
      changes,
      snapshot: { at, after, until },
      next: { feed, resume, ...(snapshot && { snapshot }) },
      complete: false,
    }
  }

  async function follow(
    { feed, resume: from }: FeedPlace,
    { limit, waitMs, signal }: Reading,
  ): Promise<FeedPage> {
    const start =
      waitMs > 0 ? await untilChange(posts, from, waitMs, signal) : from
    const { resume, ...page } = await readChanges(posts, start, limit)
    return { ...page, next: { feed, resume } }
  }

  return {
    begin,
    async read(place: FeedPlace, reading: Reading) {
      const { feed, resume, snapshot } = place
      if (feed !== (await findFeedId(posts))) throw historyLost()
      if (!snapshot) return follow(place, reading)
      // Without changes the token moves on with the log, or it would grow too old.
      const now = await readChanges(posts, resume, 1)
      const next = now.changes.length > 0 ? resume : now.resume
      return readSnapshot({ feed, resume: next }, snapshot, reading.limit)
    },
  }
}

/**
 * Where the change stream is now. The driver's own stream does not say at
 * which moment it was opened, so this sends the command.
 */
async function findNow({ db, collectionName }: Posts) {
  const { cursor, operationTime } = await db.command({
    aggregate: collectionName,
    pipeline: [{ $changeStream: {} }],
    cursor: { batchSize: 0 },
  })
  await db.command({ killCursors: collectionName, cursors: [cursor.id] })
  return {
    resume: cursor.postBatchResumeToken as Resume,
    at: toHex(operationTime as Timestamp),
  }
}
