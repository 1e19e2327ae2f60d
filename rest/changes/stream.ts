import { type Document, Long, type Timestamp } from 'mongodb'
import type { Stored } from '../posts/document.ts'
import type { Posts } from '../posts/store.ts'
import type { Resume } from './token.ts'

export type Event = {
  _id: Resume
  operationType: string
  clusterTime: Timestamp
  wallTime?: Date
  documentKey?: Pick<Stored, '_id'>
  fullDocument?: Stored | null
}

type Reply = {
  cursor: {
    id: Long | number
    nextBatch?: Event[]
    postBatchResumeToken: Resume
  }
  operationTime: Timestamp
}

/** A place among the changes that can be read on from; one reader at a time. */
export type ChangeStream = Awaited<ReturnType<typeof openStream>>

const batchSize = 1000

/**
 * Opens MongoDB's change stream over the posts after `resumeAfter`, or from
 * now. It speaks the commands itself, for the driver's own stream hides the
 * token of a batch without events (`postBatchResumeToken`), which keeps the
 * place of a quiet reader from growing too old.
 */
export async function openStream(posts: Posts, resumeAfter?: Resume) {
  const { db, collectionName } = posts
  const session = db.client.startSession()
  const lookUp = { fullDocument: 'updateLookup' }
  const from = resumeAfter ? { ...lookUp, resumeAfter } : lookUp
  const { cursor, operationTime } = await run({
    aggregate: collectionName,
    pipeline: [{ $changeStream: from }],
    cursor: { batchSize: 0 },
  })
  const id = toLong(cursor.id)
  const events: Event[] = []
  let end = resumeAfter ?? cursor.postBatchResumeToken
  let token = end
  let isMore = true
  let busy: Promise<void> = Promise.resolve()

  async function run(command: Document) {
    return (await db.command(command, { session })) as Reply
  }

  async function ask(patience: number) {
    const { cursor } = await run({
      getMore: id,
      collection: collectionName,
      batchSize,
      // 0 would mean MongoDB's own default of a second.
      maxTimeMS: Math.max(1, patience),
    })
    const { nextBatch = [], postBatchResumeToken } = cursor
    events.push(...nextBatch)
    isMore = nextBatch.length >= batchSize
    end = postBatchResumeToken
    if (events.length === 0) token = end
  }

  return {
    startedAt: operationTime,
    /** The place after the last event that was taken. */
    token: () => token,
    first: (): Event | undefined => events[0],
    /** Nothing more was known at the last look. */
    isEmpty: () => events.length === 0 && !isMore,

    /** Waits up to `patience` ms for a first event. */
    fetch(patience: number) {
      busy = ask(patience)
      return busy
    },
    take() {
      const event = events.shift()
      if (event) token = events.length > 0 ? event._id : end
    },
    async close() {
      await busy.catch(() => {})
      await run({ killCursors: collectionName, cursors: [id] }).catch(
        () => {},
      )
      await session.endSession().catch(() => {})
    },
  }
}

function toLong(id: Long | number) {
  return typeof id === 'number' ? Long.fromNumber(id) : id
}
