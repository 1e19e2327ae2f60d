import { fileURLToPath } from 'node:url'
import { database, listenAt, readConfig } from '@workshop/platform/config'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import { createIndexes } from './models/indexes.ts'
import { createModels } from './models/models.ts'
import { createSessions, sessionSecret } from './models/sessions.ts'
import { createSite } from './site/app.ts'

const {
  MONGODB_URI,
  HOST: host,
  PORT: port,
} = readConfig({ ...listenAt, ...database })
const pictures = fileURLToPath(
  new URL('../static/pictures/', import.meta.url),
)
const name = 'monolithic'

const log = createLog(name)
const mongodb = connectDatabase(MONGODB_URI, name)
const db = mongodb.db('monolith')
await createIndexes(db)

const site = createSite({
  models: createModels(db, pictures),
  sessions: createSessions(mongodb.client, db),
  secret: await sessionSecret(db),
})
await serveProcess(site, {
  name,
  log,
  host,
  port,
  checks: { mongodb: mongodb.ready },
  close: mongodb.close,
})
