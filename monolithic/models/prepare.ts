import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@workshop/platform/log'
import { isDatabaseUnavailable } from '@workshop/platform/unavailable'
import type { Db } from 'mongodb'
import { createIndexes } from './indexes.ts'
import { prepareSessions } from './sessions.ts'

/** Ensures the indexes and answers with the secret that signs cookies; tries again while MongoDB is still starting. */
export async function prepare(db: Db, log: Logger, tries = 10) {
  for (let left = tries - 1; ; left--) {
    try {
      const secret = await prepareSessions(db)
      await createIndexes(db)
      return secret
    } catch (error) {
      if (left === 0 || !isDatabaseUnavailable(error)) throw error
      log.warn('MongoDB does not answer yet; is MONGODB_URI right?')
    }
    await pause(500)
  }
}
