import type { Collection } from 'mongodb'
import type { Stored } from '../posts/document.ts'
import { toChange, toHex, toUpsert } from './change.ts'
import { identify } from './identity.ts'
import type { Change, Changes } from './schema.ts'
import { readPage } from './snapshot.ts'
import { type ChangeStream, openStream } from './stream.ts'
import { createStreams } from './streams.ts'
import type { Place } from './token.ts'
import { gone, tooOld } from './too-old.ts'

/** One page of the feed; `next` is not yet a token. */
export type Page = Omit<Changes, 'next' | '_links'> & { next: Place }

export type Reading = {
  limit: number
  /** Milliseconds that an empty answer may be held open. */
  patience: number
  signal: AbortSignal
}

export type Feed = ReturnType<typeof createFeed>

/** Reads all posts, then every change to them, page by page. */
export function createFeed(posts: Collection<Stored>) {
  const streams = createStreams(posts)

  return {
    begin,
    async read(place: Place, reading: Reading): Promise<Page> {
      return place.snapshot
        ? snapshotAfter(place, place.snapshot, reading.limit)
        : changesAfter(place, reading)
    },
    close: streams.close,
  }

  async function begin({ limit }: Reading): Promise<Page> {
    const feed = await identify(posts)
    const stream = await openStream(posts)
    const place = { feed, resume: stream.token() }
    const at = toHex(stream.startedAt)
    await stream.close()
    const start = { at, time: Date.now(), after: null }
    return snapshotAfter(place, start, limit)
  }

  async function snapshotAfter(
    { feed, resume }: Place,
    start: { at: string; time: number; after: string | null },
    limit: number,
  ): Promise<Page> {
    const { at, time, after } = start
    const found = await readPage(posts, after, at, limit)
    const changes = found.map(post => toUpsert(post, { at, time }))
    const last = changes.length === limit && changes.at(-1)?.id
    const until = last || null
    const next = until ? { at, time, after: until } : undefined
    return {
      changes,
      snapshot: { at, after, until },
      next: { feed, resume, ...(next && { snapshot: next }) },
      complete: false,
    }
  }

  async function changesAfter(place: Place, reading: Reading) {
    const stream = await streams.take(place)
    try {
      const page = await readChanges(stream, reading)
      const next = { ...place, resume: stream.token() }
      if (reading.signal.aborted) await stream.close()
      else streams.keep(next, stream)
      return { ...page, next }
    } catch (error) {
      await stream.close()
      throw tooOld(error)
    }
  }
}

/** What waits in the stream, up to the limit; of an empty one the first changes within the patience. */
async function readChanges(stream: ChangeStream, reading: Reading) {
  const { limit, patience, signal } = reading
  const until = Date.now() + patience
  const changes: Change[] = []
  while (stream.waiting() === 0) {
    const left = until - Date.now()
    await stream.fetch(Math.min(left, 500))
    if (left <= 0 || signal.aborted) break
  }
  while (changes.length < limit) {
    const event = stream.first()
    if (!event) break
    const change = toChange(event)
    // The collection itself went: told once what came before it was read.
    if (!change && changes.length > 0) break
    if (!change) throw gone()
    changes.push(change)
    stream.take()
  }
  return { changes, complete: stream.waiting() === 0 }
}
