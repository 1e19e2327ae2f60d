import { textIndex } from '@workshop/datasets/posts/text-index'
import type { Logger } from '@workshop/platform/log'
import { untilDatabaseAnswers } from '@workshop/platform/retry'
import type { Db } from 'mongodb'
import { prepareSessions } from './sessions.ts'

/** Waits for MongoDB and creates the indexes; resolves with the secret of the cookies. */
export function prepare(db: Db, log: Logger, signal?: AbortSignal) {
  return untilDatabaseAnswers(
    async () => {
      const secret = await prepareSessions(db)
      const posts = db.collection('posts')
      await posts.createIndex({ score: 1 })
      await posts.createIndex({ subreddit: 1 })
      await posts.createIndexes([textIndex])
      return secret
    },
    { log, signal },
  )
}
