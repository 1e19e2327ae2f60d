import {
  createSessions,
  prepareSessions,
} from '@workshop/monolithic/models/sessions'
import { readConfig } from '@workshop/platform/config'
import { connectDatabase } from '@workshop/platform/database'
import { createLog } from '@workshop/platform/log'
import { createMetrics } from '@workshop/platform/metrics'
import { untilDatabaseAnswers } from '@workshop/platform/retry'
import { serveProcess } from '@workshop/platform/serve'
import { createApp } from './app.ts'
import { webConfig } from './config.ts'
import { connect } from './models/models.ts'
import { sessionsOnceOpen } from './opening.ts'
import { once } from './ready.ts'
import { createAllSettings } from './settings.ts'

const name = 'web'
const log = createLog(name)
const config = readConfig(webConfig)

const mongodb = connectDatabase(config.MONGODB_URI, name)
const db = mongodb.db(name)
const settings = createAllSettings({
  db,
  log,
  given: { search: config.SEARCH_WEIGHTS },
})
const metrics = createMetrics(name)
const { models, clients, partner } = await connect({
  config,
  db,
  log,
  settings: settings.all,
  metrics,
})

const shutdown = new AbortController()
const opened = untilDatabaseAnswers(
  async () => {
    const secret = await prepareSessions(db)
    await settings.open()
    return secret
  },
  { log, signal: shutdown.signal },
)
opened.catch(error => {
  if (!shutdown.signal.aborted) throw error
})
const sessions = createSessions(mongodb.client, db)
const app = createApp({
  models,
  session: sessionsOnceOpen(sessions, opened),
  process: config.STRIP === 'on' ? name : undefined,
  settings: settings.all,
  partner,
  token: config.CONTROL_TOKEN,
})

const upstreams = Object.entries(clients).map(
  ([upstream, { ready }]) => [upstream, once(ready)] as const,
)
await serveProcess(app, {
  name,
  log,
  metrics,
  host: config.HOST,
  port: config.PORT,
  checks: {
    mongodb: mongodb.ready,
    opened: () => opened,
    ...Object.fromEntries(upstreams),
  },
  close: async () => {
    shutdown.abort()
    settings.close()
    await mongodb.close()
  },
})
