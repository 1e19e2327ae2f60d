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
 * Publishes the number of likes of each post to `rest`, as an outbox does: what is
 * to be published was stored with the like, so a crash only delays it. The number
 * is absolute: publishing it twice does no harm.
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
      // This one may have been late, and have replaced a newer number.
    } while (number !== (await count(post)))
  }

  /** Every post has its turn, also after one that `rest` refuses. */
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
        // Another replica has published a number meanwhile: count again next time.
        if (error.status !== 412) refusal = error
      }
    if (refusal) throw refusal
  }

  async function run() {
    while (!signal.aborted) {
      const isDone = await publishAll().then(
        () => true,
        error => {
          if (!signal.aborted)
            log.warn({ err: error }, 'rest does not have all numbers yet')
        },
      )
      await pause(isDone ? debounceMs : retryMs, undefined, { signal })
    }
  }

  const running = run().catch(error => {
    if (!signal.aborted) throw error
  })

  return {
    async close() {
      shutdown.abort()
      await running
    },
  }
}

function isRefused(error: unknown): error is Problem {
  return error instanceof Problem && error.status < 500
}
