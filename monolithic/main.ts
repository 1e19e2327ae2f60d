import { fileURLToPath } from 'node:url'
import { database, listenAt, readConfig } from '@workshop/platform/config'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import { createModels } from './models/models.ts'
import { prepare } from './models/prepare.ts'
import { createSessions } from './models/sessions.ts'
import { createSite } from './site/app.ts'

const name = 'monolithic'
const config = readConfig({ ...listenAt, ...database })
const pictures = fileURLToPath(
  new URL('../static/pictures/', import.meta.url),
)

const log = createLog(name)
const mongodb = connectDatabase(config.MONGODB_URI, name)
const db = mongodb.db('monolith')

const site = createSite({
  models: createModels(db, pictures),
  sessions: createSessions(mongodb.client, db),
  secret: await prepare(db, log),
})

await serveProcess(site, {
  name,
  log,
  host: config.HOST,
  port: config.PORT,
  checks: { mongodb: mongodb.ready },
  close: mongodb.close,
})
