import { database, listenAt, readConfig } from '@workshop/platform/config'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import { createApp } from './app.ts'
import { ensureIndexes } from './indexes.ts'
import type { Stored } from './posts/document.ts'

const name = 'rest'
const log = createLog(name)
const { MONGODB_URI, HOST, PORT } = readConfig({ ...listenAt, ...database })

const mongodb = connectDatabase(MONGODB_URI, name)
const posts = mongodb.db('monolith').collection<Stored>('posts')
const indexes = ensureIndexes(posts, log)

const ending = new AbortController()
for (const sign of ['SIGTERM', 'SIGINT', 'disconnect'])
  process.once(sign, () => ending.abort())

await serveProcess(createApp({ posts, ending: ending.signal }), {
  name,
  log,
  host: HOST,
  port: PORT,
  checks: { mongodb: mongodb.ready, indexes: indexes.ready },
  close: mongodb.close,
})
