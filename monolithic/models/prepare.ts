import { setTimeout as pause } from 'node:timers/promises'
import { isAway } from '@workshop/platform/away'
import type { Logger } from '@workshop/platform/log'
import type { Db } from 'mongodb'
import { createIndexes } from './indexes.ts'
import { sessionSecret } from './sessions.ts'

/** Ensures the indexes and answers with the secret that signs cookies; tries again while MongoDB is still starting. */
export async function prepare(db: Db, log: Logger, tries = 10) {
  for (let left = tries - 1; ; left--) {
    try {
      // A driver whose first connection failed tries no second one by itself.
      await db.client.connect()
      await createIndexes(db)
      return await sessionSecret(db)
    } catch (error) {
      if (left === 0 || !isAway(error)) throw error
      log.warn('MongoDB does not answer yet; is MONGODB_URI right?')
    }
    await pause(500)
  }
}
