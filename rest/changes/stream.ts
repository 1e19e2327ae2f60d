import {
  type Collection,
  type Document,
  Long,
  type Timestamp,
} from 'mongodb'
import type { Stored } from '../posts/document.ts'

/** MongoDB's resume token. */
export type Resume = Document

export type Event = {
  _id: Resume
  operationType: string
  clusterTime: Timestamp
  wallTime?: Date
  documentKey?: Pick<Stored, '_id'>
  fullDocument?: Stored | null
}

type Cursor = {
  id: Long | number
  nextBatch?: Event[]
  postBatchResumeToken: Resume
}

type Reply = { cursor: Cursor; operationTime: Timestamp }

/** A place among the changes that can be read on from; one reader at a time. */
export type ChangeStream = Awaited<ReturnType<typeof openStream>>

/**
 * Opens MongoDB's change stream over the posts after `resumeAfter`, or from now.
 * It speaks the commands itself, for the driver's own stream hides the token
 * of a batch without events (`postBatchResumeToken`), which keeps a quiet
 * reader's place from growing too old.
 */
export async function openStream(
  posts: Collection<Stored>,
  resumeAfter?: Resume,
) {
  const db = posts.db
  const session = db.client.startSession()
  const stage = { fullDocument: 'updateLookup', resumeAfter }
  if (!resumeAfter) delete stage.resumeAfter
  const reply = await run({
    aggregate: posts.collectionName,
    pipeline: [{ $changeStream: stage }],
    cursor: { batchSize: 0 },
  })
  const id = toLong(reply.cursor.id)
  const waiting: Event[] = []
  let end = resumeAfter ?? reply.cursor.postBatchResumeToken
  let token = end

  async function run(command: Document) {
    return (await db.command(command, { session })) as Reply
  }

  /** Waits up to `patience` ms for a first event where none is there. */
  async function fetch(patience: number) {
    const { cursor } = await run({
      getMore: id,
      collection: posts.collectionName,
      // 0 would mean MongoDB's own default of a second.
      maxTimeMS: Math.max(1, patience),
    })
    waiting.push(...(cursor.nextBatch ?? []))
    end = cursor.postBatchResumeToken
    if (waiting.length === 0) token = end
  }

  return {
    startedAt: reply.operationTime,
    /** The place after the last event that was taken. */
    token: () => token,
    waiting: () => waiting.length,
    first: (): Event | undefined => waiting[0],
    fetch,
    take() {
      const event = waiting.shift()
      if (event) token = waiting.length > 0 ? event._id : end
    },
    async close() {
      const command = { killCursors: posts.collectionName, cursors: [id] }
      await db.command(command, { session }).catch(() => {})
      await session.endSession().catch(() => {})
    },
  }
}

function toLong(id: Long | number) {
  return typeof id === 'number' ? Long.fromNumber(id) : id
}
