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
    const place = { feed, resume: stream.token() }
    streams.keep(place, stream)
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

  function follow(place: Place, reading: Reading): Promise<Page> {
    return streams.use(place, reading.signal, stream =>
      readChanges(stream, reading),
    )
  }

  /**
   * While nothing changes, the place after the snapshot moves on with the log:
   * it would grow too old while many posts are on their way.
   */
  async function moveOn(place: Place, { signal }: Reading) {
    const { next } = await streams.use(place, signal, async stream => {
      if (!stream.first()) await stream.fetch(0)
      return {}
    })
    return next
  }

  return {
    begin,
    async read(place: Place, reading: Reading) {
      const { snapshot } = place
      if (!snapshot) return follow(place, reading)
      const young = await moveOn(place, reading)
      return tell(young, snapshot, reading.limit)
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
