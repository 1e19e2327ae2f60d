import { database, listenAt, readConfig } from '@workshop/platform/config'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import { createApp } from './app.ts'
import { origins } from './cors.ts'
import { ensureIndexes } from './indexes.ts'
import type { Stored } from './posts/document.ts'

const name = 'rest'
const log = createLog(name)
const { MONGODB_URI, HOST, PORT, CORS_ORIGINS } = readConfig({
  ...listenAt,
  ...database,
  CORS_ORIGINS: origins,
})

const shutdown = new AbortController()
for (const sign of ['SIGTERM', 'SIGINT', 'disconnect'])
  process.once(sign, () => shutdown.abort())

const mongodb = connectDatabase(MONGODB_URI, name)
const posts = mongodb.db('monolith').collection<Stored>('posts')
const indexes = ensureIndexes(posts, log, shutdown.signal)
const cors = CORS_ORIGINS
const app = createApp({ posts, cors, shutdown: shutdown.signal })
await serveProcess(app, {
  name,
  log,
  host: HOST,
  port: PORT,
  checks: { mongodb: mongodb.ready, indexes: indexes.ready },
  close: mongodb.close,
})
