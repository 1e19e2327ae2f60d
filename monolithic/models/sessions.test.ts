import assert from 'node:assert/strict'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { openDatabase } from '@workshop/platform/test/database'
import type { SessionData } from 'express-session'
import { createIndexes } from './indexes.ts'
import { createSessions, prepareSessions } from './sessions.ts'

const { db, client } = await openDatabase()
const sessions = createSessions(client, db)
const set = promisify(sessions.set.bind(sessions))
const get = promisify<string, SessionData | null | undefined>(
  sessions.get.bind(sessions),
)
const destroy = promisify(sessions.destroy.bind(sessions))

const session = (user: string, originalMaxAge: number | null = null) =>
  ({ user, cookie: { originalMaxAge } }) as SessionData

test('a session is stored, read and destroyed', async () => {
  await set('s1', session('anna'))
  const kept = await get('s1')
  await destroy('s1')

  assert.equal(kept?.user, 'anna')
  assert.ok(!(await get('s1')))
})

test('a session expires a day after its last use', async () => {
  await set('s2', session('anna'))

  const found = await db
    .collection<{ _id: string; expires: Date }>('sessions')
    .findOne({ _id: 's2' })
  const hours = ((found?.expires.getTime() ?? 0) - Date.now()) / 3_600_000
  assert.ok(hours > 23.9 && hours <= 24, `${hours} hours`)
})

test('MongoDB removes expired sessions', async () => {
  await prepareSessions(db)

  const indexes = await db.collection('sessions').indexes()

  const ttl = indexes.find(({ key }) => 'expires' in key)
  assert.equal(ttl?.expireAfterSeconds, 0)
})

test('existing indexes are left alone', async () => {
  await createIndexes(db)
  await createIndexes(db)

  const indexes = await db.collection('posts').indexes()
  assert.deepEqual(
    indexes.map(({ key }) => key),
    [{ _id: 1 }, { score: 1 }, { subreddit: 1 }],
  )
})

test('the secret is made once, even when two processes start together', async () => {
  const secrets = await Promise.all([
    prepareSessions(db),
    prepareSessions(db),
  ])
  const later = await prepareSessions(db)

  assert.match(later, /^[0-9a-f]{64}$/)
  assert.deepEqual(secrets, [later, later])
})
