import { database, listenAt, readConfig } from '@workshop/platform/config'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import { createModels } from './models/models.ts'
import { prepare } from './models/prepare.ts'
import { createSessions } from './models/sessions.ts'
import { createSite } from './site/app.ts'
import { session } from './site/session.ts'
import { stripConfig } from './site/strip.ts'

const name = 'monolithic'
const log = createLog(name)
const { MONGODB_URI, HOST, PORT, STRIP } = readConfig({
  ...listenAt,
  ...database,
  ...stripConfig,
})

const mongodb = connectDatabase(MONGODB_URI, name)
const db = mongodb.db('monolith')

const secret = await prepare(db, log)
const models = createModels(db)
const site = createSite({
  models,
  session: session(createSessions(mongodb.client, db), secret),
  process: STRIP === 'on' ? name : undefined,
})

const checks = { mongodb: mongodb.ready }
const { close } = mongodb
await serveProcess(site, {
  name,
  log,
  host: HOST,
  port: PORT,
  checks,
  close,
})
