import {
  createSessions,
  prepareSessions,
} from '@workshop/monolithic/models/sessions'
import { readConfig } from '@workshop/platform/config'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { createMetrics } from '@workshop/platform/metrics'
import { serveProcess } from '@workshop/platform/serve'
import { createApp } from './app.ts'
import { settings as shape } from './config.ts'
import { connect } from './models/models.ts'
import { opening } from './opening.ts'
import { once } from './ready.ts'
import { createSettings } from './settings.ts'

const name = 'web'
const log = createLog(name)
const config = readConfig(shape)

const mongodb = connectDatabase(config.MONGODB_URI, name)
const db = mongodb.db(name)
const settings = createSettings(db, 'search', config.SEARCH_WEIGHTS, log)
const { weights } = settings
const metrics = createMetrics(name)
const { models, checks } = await connect({ config, db, weights, metrics })

const { app, opened } = opening(async () => {
  const secret = await prepareSessions(db)
  await settings.open()
  const sessions = createSessions(mongodb.client, db)
  const token = config.CONTROL_TOKEN
  return createApp({ models, sessions, secret, settings, token })
}, log)

const upstreams = Object.entries(checks).map(
  ([upstream, check]) => [upstream, once(check)] as const,
)
await serveProcess(app, {
  name,
  log,
  metrics,
  host: config.HOST,
  port: config.PORT,
  checks: {
    mongodb: mongodb.ready,
    opened,
    ...Object.fromEntries(upstreams),
  },
  close: async () => {
    settings.close()
    await mongodb.close()
  },
})
