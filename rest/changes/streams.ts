import type { Posts } from '../posts/store.ts'
import { identify } from './identity.ts'
import { type ChangeStream, openStream } from './stream.ts'
import type { Place } from './token.ts'
import { gone, tooOld } from './too-old.ts'

type Kept = { stream: ChangeStream; timer: NodeJS.Timeout }

/** How long a stream waits for its reader to come again, in milliseconds. */
const keptFor = 30_000
const atMost = 16

/**
 * Open change streams by the place they have come to: a reader that comes
 * again within half a minute goes on with the same one, for opening one
 * costs the database more than reading on.
 */
export function createStreams(posts: Posts) {
  const kept = new Map<string, Kept>()

  async function take(place: Place) {
    const there = remove(keyOf(place))
    if (there) return there
    if (place.feed !== (await identify(posts))) throw gone()
    try {
      return await openStream(posts, place.resume)
    } catch (error) {
      throw tooOld(error)
    }
  }

  /** Acts on the stream at a place and adds to the result where it has come to; kept there unless `signal` says that the reader left. */
  async function use<Result extends object>(
    place: Place,
    signal: AbortSignal,
    act: (stream: ChangeStream) => Promise<Result>,
  ) {
    const stream = await take(place)
    try {
      const result = await act(stream)
      const next = { ...place, resume: stream.token() }
      if (signal.aborted) void stream.close()
      else keep(next, stream)
      return { ...result, next }
    } catch (error) {
      void stream.close()
      throw tooOld(error)
    }
  }

  function keep(place: Place, stream: ChangeStream) {
    const key = keyOf(place)
    if (kept.has(key) || kept.size >= atMost) return void stream.close()
    const timer = setTimeout(() => remove(key)?.close(), keptFor)
    timer.unref()
    kept.set(key, { stream, timer })
  }

  function remove(key: string) {
    const found = kept.get(key)
    clearTimeout(found?.timer)
    kept.delete(key)
    return found?.stream
  }

  return { use, keep }
}

function keyOf({ feed, resume }: Place) {
  return JSON.stringify([feed, resume])
}
