import { randomUUID } from 'node:crypto'
import { setInterval } from 'node:timers/promises'
import type { Client } from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import type { Logger } from '@workshop/platform/log'
import type { Db } from 'mongodb'

/** A post whose number of likes `rest` has to be told. */
type Untold = {
  _id: string
  /** A new one for each change. */
  change: string
}

type CountsOptions = {
  db: Db
  rest: Pick<Client, 'call'>
  count(post: string): Promise<number>
  log: Logger
}

/** Likes within this time are told together. */
const debounceMs = 300
/** How often it looks for changes that another process left. */
const pollMs = 1000

/**
 * Tells `rest` the number of likes of a post. What is to be told is stored, so
 * a crash only delays it. The number is absolute: telling it twice does no harm.
 */
export function createCounts({ db, rest, count, log }: CountsOptions) {
  const untold = db.collection<Untold>('untold')
  const shutdown = new AbortController()
  const { signal } = shutdown
  let isNew = true

  async function change(post: string) {
    const changed = { $set: { change: randomUUID() } }
    await untold.updateOne({ _id: post }, changed, { upsert: true })
    isNew = true
  }

  /** `If-Match`: `rest` refuses a number that was counted for another state of the post. */
  async function tell({ _id: post, change: told }: Untold) {
    const path = `/api/posts/${encodeURIComponent(post)}`
    const read = await rest.call<{ likes?: number }>(path, { signal })
    const likes = await count(post)
    if (read.status === 404 || likes === (read.data.likes ?? 0))
      return untold.deleteOne({ _id: post, change: told })

    const headers = {
      'content-type': 'application/merge-patch+json',
      'if-match': String(read.headers.etag),
    }
    await rest
      .call(path, { method: 'PATCH', data: { likes }, headers, signal })
      // A late one may overwrite a newer number: the next look sees it.
      .finally(() => change(post))
  }

  async function tellAll() {
    isNew = false
    for await (const each of untold.find())
      await tell(each).catch(error => {
        if (!isRefused(error)) throw error
        // Another replica told a number meanwhile: the next look counts again.
        if (error.status !== 412)
          log.error({ err: error }, 'rest refuses a number of likes')
      })
  }

  async function run() {
    let lookedAt = 0
    for await (const _ of setInterval(debounceMs, undefined, { signal })) {
      if (!isNew && performance.now() - lookedAt < pollMs) continue
      lookedAt = performance.now()
      await tellAll().catch(error => {
        if (!signal.aborted)
          log.warn({ err: error }, 'rest does not know all likes yet')
      })
    }
  }

  const running = run().catch(error => {
    if (!signal.aborted) throw error
  })

  return {
    change,
    async close() {
      shutdown.abort()
      await running
    },
  }
}

function isRefused(error: unknown): error is Problem {
  return error instanceof Problem && error.status < 500
}
