import { serve } from '@workshop/platform/serve'
import express, { type Express } from 'express'
import { pino } from 'pino'

/**
 * Stands in for all upstreams of a service, at one address; `routes` says what they
 * answer. `asked` lists the requests, `GET /search?q=cat`, without those of probes.
 */
export async function serveUpstreams(routes: Express) {
  const asked: string[] = []
  const app = express()
  app.use((req, _res, next) => {
    const { method, originalUrl } = req
    if (originalUrl !== '/readyz') asked.push(`${method} ${originalUrl}`)
    next()
  })
  app.use(routes)
  const log = pino({ level: 'silent' })
  const { url, close } = await serve(app, {
    name: 'upstreams',
    log,
    port: 0,
  })
  return { url, asked, stop: close }
}
