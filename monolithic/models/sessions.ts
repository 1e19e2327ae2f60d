import { randomBytes } from 'node:crypto'
import MongoStore from 'connect-mongo'
import type { Db, MongoClient } from 'mongodb'

const aDay = 24 * 60 * 60

/** A session whose cookie has no expiry lives for a day after its last use. */
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

/** Lets MongoDB remove expired sessions; resolves with the secret that signs cookies. */
export async function prepareSessions(db: Db) {
  // After a failed first connection the driver does not connect again by itself.
  await db.client.connect()
  const expiry = { expireAfterSeconds: 0 }
  await db.collection('sessions').createIndex({ expires: 1 }, expiry)
  return sessionSecret(db)
}

/** Made once and stored, so cookies outlive a restart and are valid in every replica. */
async function sessionSecret(db: Db) {
  const settings = db.collection<{ _id: string; secret: string }>(
    'settings',
  )
  const secret = randomBytes(32).toString('hex')
  const stored = await settings.findOneAndUpdate(
    { _id: 'session' },
    { $setOnInsert: { secret } },
    { upsert: true, returnDocument: 'after' },
  )
  return stored?.secret ?? secret
}
