import type { Logger } from '@workshop/platform/log'
import { untilDatabaseAnswers } from '@workshop/platform/retry'
import type { Db } from 'mongodb'
import { createIndexes } from './indexes.ts'
import { prepareSessions } from './sessions.ts'

/** Waits for MongoDB and creates the indexes; resolves with the secret of the cookies. */
export function prepare(db: Db, log: Logger, signal?: AbortSignal) {
  return untilDatabaseAnswers(
    async () => {
      const secret = await prepareSessions(db)
      await createIndexes(db)
      return secret
    },
    { log, signal },
  )
}
