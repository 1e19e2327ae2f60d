import { setTimeout as pause } from 'node:timers/promises'
import type { AggregationCursor, Db, Document } from 'mongodb'

export type Watcher = {
  /** Runs before each start of watching: ensure the indexes. */
  prepare(): Promise<unknown>
  /** From now on every change is told. */
  opened(): void
  changed(): void
  /** Changes may go by untold until the next `opened`. */
  lost(error: unknown): void
}

/** How long the server holds a quiet stream's answer, and how long it is waited for, in milliseconds. */
const hold = 1000
const patience = 3000

/** Tells every change of a database; starts over, for as long as it takes, whenever the database was away. */
export function watch(db: Db, watcher: Watcher) {
  const ended = new AbortController()
  const { signal } = ended

  const lost = (error: unknown) => {
    if (!signal.aborted) watcher.lost(error)
  }

  async function follow() {
    while (!signal.aborted) {
      await tell(db, watcher, signal).catch(lost)
      await pause(250, null, { signal }).catch(() => {})
    }
  }
  const following = follow()

  async function close() {
    ended.abort()
    await following
  }
  return { close }
}

/**
 * One change stream, until it breaks. The driver's own `watch` resumes
 * in silence; whoever keeps answers has to know of the gap.
 */
async function tell(db: Db, watcher: Watcher, signal: AbortSignal) {
  // A driver whose first connection failed tries no second one by itself.
  await db.client.connect()
  await watcher.prepare()
  signal.throwIfAborted()

  const changes = open(db)
  const close = () => void changes.close().catch(() => {})
  signal.addEventListener('abort', close)
  try {
    await next(changes)
    watcher.opened()
    for (;;) {
      const events = await next(changes)
      if (events.length > 0) watcher.changed()
      if (events.some(isEnd)) throw new Error('what was watched is gone')
      // An ended cursor answers at once, with nothing, for ever.
      if (changes.closed) throw new Error('the change stream has ended')
    }
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}

function open(db: Db) {
  const events = [{ $changeStream: {} }, { $project: { operationType: 1 } }]
  return db.aggregate(events, { maxAwaitTimeMS: hold })
}

/** The events since the last call; none after a quiet `hold`. */
async function next(changes: AggregationCursor) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new Error('the change stream does not answer')
    timer = setTimeout(reject, patience, error)
  })
  const first: Document | null = await Promise.race([
    changes.tryNext(),
    late,
  ]).finally(() => clearTimeout(timer))
  return first ? [first, ...changes.readBufferedDocuments()] : []
}

function isEnd({ operationType }: Document) {
  return /^(drop|dropDatabase|rename|invalidate)$/.test(operationType)
}
