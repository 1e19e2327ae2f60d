import { textIndex } from '@workshop/datasets/posts/text-index'
import { Problem } from '@workshop/platform/errors'
import type { Logger } from '@workshop/platform/log'
import { untilDatabaseAnswers } from '@workshop/platform/retry'
import type { Posts } from './posts/store.ts'

/** The indexes that the queries need; an existing index is left alone. */
export async function createIndexes(posts: Posts) {
  await posts.createIndexes([
    { key: { source: 1, id: 1 }, unique: true },
    { key: { score: 1 } },
    { key: { subreddit: 1 } },
    textIndex,
  ])
}

/** Creates them once the database answers; until then `ready` rejects. */
export function ensureIndexes(
  posts: Posts,
  log: Logger,
  shutdown: AbortSignal,
) {
  let isDone = false

  async function create() {
    // After a first connection that failed, the driver does not try again by itself.
    await posts.db.client.connect()
    await createIndexes(posts)
    isDone = true
  }

  const done = untilDatabaseAnswers(create, { log, signal: shutdown })
  async function ready() {
    if (!isDone) throw new Error('The indexes are not built yet')
  }
  return {
    done: done.catch(error => {
      if (!shutdown.aborted) throw error
    }),
    ready,
  }
}

const indexNotFound = 27

/** 503 for a search that came before its index; any other error as it is. */
export function untilIndexed(error: unknown) {
  const code = error instanceof Error && 'code' in error && error.code
  if (code !== indexNotFound) return error
  return new Problem(503, 'The index for searching is still being built', {
    headers: { 'Retry-After': '2' },
    cause: error,
  })
}
