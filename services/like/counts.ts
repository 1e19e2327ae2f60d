import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import type { Logger } from '@workshop/platform/log'
import type { Db } from 'mongodb'

/** A post whose number of likes `rest` has to be told. */
type Untold = { _id: string; changes: number }

type CountsOptions = {
  db: Db
  rest: Client
  count(post: string): Promise<number>
  log: Logger
}

/** Likes within this time are told together. */
const debounceMs = 300

/**
 * Tells `rest` the number of likes of a post. What is to be told is stored, so
 * a crash delays it at most; the number is absolute, so telling it twice does no
 * harm. `If-Match` keeps the order: a number counted before the newest state of
 * the post was read is refused, and counted again.
 */
export function createCounts({ db, rest, count, log }: CountsOptions) {
  const untold = db.collection<Untold>('untold')
  const shutdown = new AbortController()
  const { signal } = shutdown

  function change(post: string) {
    return untold.updateOne(
      { _id: post },
      { $inc: { changes: 1 } },
      { upsert: true },
    )
  }

  async function tell({ _id: post, changes }: Untold) {
    const path = `/api/posts/${encodeURIComponent(post)}`
    const { status, headers } = await rest.call(path)
    if (status !== 404) {
      const likes = await count(post)
      await rest.call(path, {
        method: 'PATCH',
        data: { likes },
        headers: {
          'content-type': 'application/merge-patch+json',
          'if-match': String(headers.etag),
        },
      })
    }
    // A like that came meanwhile is told next time.
    await untold.deleteOne({ _id: post, changes })
  }

  async function tellAll() {
    for (const each of await untold.find().limit(100).toArray())
      await tell(each).catch(error => {
        if (!isOutdated(error)) throw error
      })
  }

  async function run() {
    while (!signal.aborted) {
      await tellAll().catch(error =>
        log.warn({ err: error }, 'likes are not told yet'),
      )
      await pause(debounceMs, undefined, { signal }).catch(() => {})
    }
  }

  const running = run()
  return {
    change,
    async close() {
      shutdown.abort()
      await running
    },
  }
}

/** Another replica has told a number meanwhile (RFC 9110, section 15.5.13). */
function isOutdated(error: unknown) {
  return error instanceof Problem && error.status === 412
}
