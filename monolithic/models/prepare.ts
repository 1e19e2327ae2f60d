import type { Logger } from '@workshop/platform/log'
import { untilDatabaseAnswers } from '@workshop/platform/retry'
import type { Db } from 'mongodb'
import { createIndexes } from './indexes.ts'
import { prepareSessions } from './sessions.ts'

/** Creates the indexes and returns the secret that signs cookies; waits until MongoDB answers. */
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
