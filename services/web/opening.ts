import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '@workshop/platform/errors'
import type { Logger } from '@workshop/platform/log'
import { isDatabaseUnavailable } from '@workshop/platform/unavailable'
import express, { type Express } from 'express'

/** Says 503 until `open` has made the app; tries again while MongoDB is away. */
export function opening(
  open: () => Promise<Express>,
  log: Logger,
): { app: Express; opened(): Promise<unknown> } {
  let inside: Express | undefined
  const opened = untilOpen(open, log).then(app => (inside = app))

  const app = express()
  app.use((req, res, next) => {
    if (inside) return inside(req, res, next)
    throw new Problem(503, 'The site is being opened', {
      headers: { 'Retry-After': '1' },
    })
  })
  return { app, opened: () => opened }
}

async function untilOpen(open: () => Promise<Express>, log: Logger) {
  for (;;) {
    try {
      return await open()
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error
      log.warn('MongoDB does not answer yet; is MONGODB_URI right?')
    }
    await pause(300)
  }
}
