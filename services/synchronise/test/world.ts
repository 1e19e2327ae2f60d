import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { createClient } from '@workshop/platform/client/client'
import { alive } from '@workshop/platform/health'
import { createMetrics } from '@workshop/platform/metrics'
import { serve } from '@workshop/platform/serve'
import { openDatabase } from '@workshop/platform/test/database'
import { testToken } from '@workshop/services/test/replica'
import type { Express } from 'express'
import { pino } from 'pino'
import { createApp } from '../app.ts'
import { startSynchronise } from '../synchronise.ts'
import { createFeed } from './feed.ts'
import { createTestLog } from './log.ts'
import { createReceiver } from './receiver.ts'

const { db } = await openDatabase()
export const names = ['list', 'search'] as const

/** A feed, receivers, and as many replicas of synchronise as a test starts. */
export async function createWorld(t: TestContext) {
  await db.dropDatabase()
  const feed = createFeed()
  const receivers = { list: createReceiver(), search: createReceiver() }
  const rest = await addressOf(t, 'rest', feed.app)
  const clients = await Promise.all(
    names.map(name => addressOf(t, name, receivers[name].app)),
  )

  async function startReplica() {
    const { lines, log } = createTestLog()
    const metrics = createMetrics('synchronise')
    const synchronise = startSynchronise({
      ...{ db, log, metrics, rest },
      receivers: clients,
      token: testToken,
    })
    const serving = await serve(createApp(synchronise), {
      name: 'synchronise',
      port: 0,
      log: pino({ level: 'silent' }),
      metrics,
    })
    t.after(serving.close)
    t.after(synchronise.close)
    return { url: serving.url, lines, ...synchronise }
  }
  return { feed, ...receivers, startReplica }
}

async function addressOf(t: TestContext, upstream: string, app: Express) {
  app.get('/healthz', alive)
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.closeAllConnections())
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const instances = () => [url]
  return createClient({ upstream, instances, probePath: '/healthz' })
}
