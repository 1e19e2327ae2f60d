import { setTimeout as pause } from 'node:timers/promises'
import type { Change } from '@workshop/datasets/posts/change'
import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import type { ChangeStreamDocument, Timestamp } from 'mongodb'
import type { Posts } from '../posts/store.ts'
import { historyLost, toHistoryLost } from './history-lost.ts'
import { createPage, toUpsert } from './page.ts'
import type { Resume } from './token.ts'

/** How long one request to MongoDB waits for a change. */
const awaitMs = 1000

/** How long the first change waits for others: many small pages would cost more. */
const gatherMs = 20

/** The changes after a resume token, up to the limit; `resume` leads on. */
export async function readChanges(
  posts: Posts,
  resume: Resume,
  limit: number,
) {
  const page = createPage(limit)
  const { changes } = page
  return withStream(posts, resume, 1, async stream => {
    let next = resume
    for (;;) {
      const event = await stream.tryNext()
      const change = event && toChange(event)
      // The collection was dropped or renamed: first come the changes before.
      if (event && !change) {
        if (changes.length === 0) throw historyLost()
        return { changes, resume: next, complete: false }
      }
      next = stream.resumeToken as Resume
      if (!change) return { changes, resume: next, complete: true }
      page.add(change)
      if (page.isFull()) return { changes, resume: next, complete: false }
    }
  })
}

/** Waits for a change after the token; answers with a token that is before it. */
export async function untilChange(
  posts: Posts,
  resume: Resume,
  waitMs: number,
  signal: AbortSignal,
) {
  const deadline = Date.now() + waitMs
  return withStream(posts, resume, awaitMs, async stream => {
    signal.addEventListener('abort', () => stream.close())
    let before = resume
    while (Date.now() < deadline && !signal.aborted) {
      const event = await stream.tryNext().catch(error => {
        if (!signal.aborted) throw error
      })
      if (event) await pause(gatherMs)
      if (event || signal.aborted) break
      before = stream.resumeToken as Resume
    }
    return before
  })
}

async function withStream<Result>(
  posts: Posts,
  resumeAfter: Resume,
  maxAwaitTimeMS: number,
  read: (stream: ReturnType<typeof watch>) => Promise<Result>,
) {
  const stream = watch(posts, resumeAfter, maxAwaitTimeMS)
  try {
    return await read(stream)
  } catch (error) {
    throw toHistoryLost(error)
  } finally {
    await stream.close()
  }
}

function watch(posts: Posts, resumeAfter: Resume, maxAwaitTimeMS: number) {
  return posts.watch([], {
    fullDocument: 'updateLookup',
    resumeAfter,
    maxAwaitTimeMS,
    batchSize: 1000,
  })
}

/** An event as a change; undefined for an event of the whole collection. */
function toChange(
  event: ChangeStreamDocument<ImportedDocument>,
): Change | undefined {
  if (!('documentKey' in event) || !event.clusterTime) return
  const { documentKey, clusterTime, wallTime } = event
  const at = toHex(clusterTime)
  const time = wallTime?.getTime() ?? clusterTime.getHighBits() * 1000
  const found = 'fullDocument' in event ? event.fullDocument : undefined
  // The lookup comes after the event: a post without a document was deleted since.
  if (!found)
    return { type: 'delete', id: String(documentKey._id), at, time }
  return toUpsert(found, { at, time })
}

export function toHex(time: Timestamp) {
  return time.toString(16).padStart(16, '0')
}
