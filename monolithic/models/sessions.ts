import { randomBytes } from 'node:crypto'
import MongoStore from 'connect-mongo'
import type { Db, MongoClient } from 'mongodb'

const aDay = 24 * 60 * 60

/** Sessions whose cookie names no end live for a day after their last use. */
export function createSessions(client: MongoClient, db: Db) {
  return MongoStore.create({
    client,
    dbName: db.databaseName,
    collectionName: 'sessions',
    ttl: aDay,
    touchAfter: 60 * 60,
    autoRemove: 'disabled',
  })
}

/** Ends sessions in time, and answers with the secret that signs their cookies. */
export async function prepareSessions(db: Db) {
  // A driver whose first connection failed tries no second one by itself.
  await db.client.connect()
  const expiry = { expireAfterSeconds: 0 }
  await db.collection('sessions').createIndex({ expires: 1 }, expiry)
  return sessionSecret(db)
}

/** Made once and kept in the database, so that cookies outlive a restart and fit every replica. */
async function sessionSecret(db: Db) {
  const settings = db.collection<{ _id: string; secret: string }>(
    'settings',
  )
  const secret = randomBytes(32).toString('hex')
  const kept = await settings.findOneAndUpdate(
    { _id: 'session' },
    { $setOnInsert: { secret } },
    { upsert: true, returnDocument: 'after' },
  )
  return kept?.secret ?? secret
}
