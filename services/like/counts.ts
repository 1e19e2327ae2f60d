import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import type { Logger } from '@workshop/platform/log'
import type { StoredMark } from '@workshop/services/mark-store'
import type { Collection } from 'mongodb'

type CountsOptions = {
  likes: Collection<StoredMark>
  count(post: string): Promise<number>
  rest: Pick<Client, 'call'>
  log: Logger
}

/** A post whose number of likes `rest` does not have yet. */
type Unpublished = { _id: string; changes: string[] }

export const unpublishedLikes = {
  key: { unpublished: 1 },
  sparse: true,
} as const

/** Likes within this time are published together. */
const debounceMs = 300
const retryMs = 1000

/**
 * Publishes the number of likes of each post to `rest`. Each write of a like also
 * marks the number as unpublished (the outbox pattern), so a crash only delays it.
 * The number is absolute: publishing it twice does no harm.
 */
export function publishCounts({ likes, count, rest, log }: CountsOptions) {
  const shutdown = new AbortController()
  const { signal } = shutdown

  /** `If-Match`: `rest` refuses a number that was counted for another state of the post. */
  async function publish(post: string) {
    const path = `/api/posts/${encodeURIComponent(post)}`
    let number: number
    do {
      const read = await rest.call<{ likes?: number }>(path, { signal })
      number = await count(post)
      const known = read.data.likes ?? 0
      if (read.status === 404 || number === known) return

      const headers = {
        'content-type': 'application/merge-patch+json',
        'if-match': String(read.headers.etag),
      }
      const data = { likes: number }
      await rest.call(path, { method: 'PATCH', data, headers, signal })
      // A slow PATCH may have replaced a newer number.
    } while (number !== (await count(post)))
  }

  /** A post that `rest` refuses holds up no others; its problem rejects at the end. */
  async function publishAll() {
    let refusal: Problem | undefined
    const posts = likes.aggregate<Unpublished>([
      { $match: { unpublished: { $gt: '' } } },
      { $group: { _id: '$post', changes: { $push: '$unpublished' } } },
    ])
    for await (const { _id: post, changes } of posts)
      try {
        await publish(post)
        await likes.updateMany(
          { post, unpublished: { $in: changes } },
          { $unset: { unpublished: '' } },
        )
      } catch (error) {
        if (!isRefused(error)) throw error
        // Another replica has published a number meanwhile: the next round counts again.
        if (error.status !== 412) refusal = error
      }
    if (refusal) throw refusal
  }

  async function publishUntilShutdown() {
    let waitMs = 0
    while (!signal.aborted)
      try {
        await pause(waitMs, undefined, { signal })
        await publishAll()
        waitMs = debounceMs
      } catch (error) {
        if (signal.aborted) return
        log.warn({ err: error }, 'rest does not have all numbers yet')
        waitMs = retryMs
      }
  }

  const publishing = publishUntilShutdown()

  return {
    async close() {
      shutdown.abort()
      await publishing
    },
  }
}

function isRefused(error: unknown): error is Problem {
  return error instanceof Problem && error.status < 500
}
