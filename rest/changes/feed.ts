import type { Posts } from '../posts/store.ts'
import { toHex, toUpsert } from './change.ts'
import { identify } from './identity.ts'
import { createPage } from './page.ts'
import { type Reading, readChanges } from './read-changes.ts'
import type { Changes } from './schema.ts'
import { readPosts } from './snapshot.ts'
import { openStream } from './stream.ts'
import { createStreams } from './streams.ts'
import type { Place } from './token.ts'
import { tooOld } from './too-old.ts'

/** One page of the feed; `next` is not yet a token. */
export type Page = Omit<Changes, 'next' | '_links'> & { next: Place }

export type Feed = ReturnType<typeof createFeed>

type Start = { at: string; time: number; after: string | null }

/** Reads all posts, then every change to them, page by page. */
export function createFeed(posts: Posts) {
  const streams = createStreams(posts)

  /** The first page: whatever is written from now on comes after the snapshot. */
  async function begin({ limit }: Reading): Promise<Page> {
    const feed = await identify(posts)
    const stream = await openStream(posts)
    await stream.close()
    const place = { feed, resume: stream.token() }
    const at = toHex(stream.startedAt)
    return tell(place, { at, time: Date.now(), after: null }, limit)
  }

  /** One page of the snapshot. */
  async function tell(place: Place, start: Start, limit: number) {
    const { at, time, after } = start
    const page = createPage(limit)
    for await (const post of readPosts(posts, after, at, limit)) {
      page.add(toUpsert(post, { at, time }))
      if (page.isFull()) break
    }
    const { changes } = page
    const until = page.isFull() ? (changes.at(-1)?.id ?? null) : null
    return {
      changes,
      snapshot: { at, after, until },
      next: placeAfter(place, start, until),
      complete: false,
    }
  }

  async function follow(place: Place, reading: Reading): Promise<Page> {
    const stream = await streams.take(place)
    try {
      const page = await readChanges(stream, reading)
      const next = { ...place, resume: stream.token() }
      if (reading.signal.aborted) void stream.close()
      else streams.keep(next, stream)
      return { ...page, next }
    } catch (error) {
      void stream.close()
      throw tooOld(error)
    }
  }

  return {
    begin,
    async read(place: Place, reading: Reading) {
      const { snapshot } = place
      if (!snapshot) return follow(place, reading)
      return tell(place, snapshot, reading.limit)
    },
  }
}

function placeAfter(
  { feed, resume }: Place,
  { at, time }: Start,
  until: string | null,
): Place {
  if (until === null) return { feed, resume }
  return { feed, resume, snapshot: { at, time, after: until } }
}
