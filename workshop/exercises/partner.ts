import { createApp } from '@workshop/partner/app'
import { createEffects } from '@workshop/partner/effects'
import { serve } from '@workshop/platform/serve'
import express from 'express'
import { pino } from 'pino'

/** The partner in this process: as quick as possible, unless its answers are held back. */
export async function servePartner() {
  const effects = createEffects()
  effects.change({ latency: { kind: 'fixed', ms: 0 } })
  let released = Promise.resolve()
  let release = () => {}
  let abandoned = 0

  const app = express()
  app.use((_req, res, next) => {
    res.on('close', () => {
      if (!res.writableFinished) abandoned++
    })
    next()
  })
  app.use(
    createApp({
      ...effects,
      async take(key, verb) {
        await released
        return effects.take(key, verb)
      },
    }),
  )
  const log = pino({ level: 'silent' })
  const { url, close } = await serve(app, { name: 'partner', log, port: 0 })

  return {
    url,
    /** How often each effect happened, by its key. */
    effects: () => effects.all(),
    /** How many callers left before they had an answer. */
    abandoned: () => abandoned,
    change: effects.change,
    hold() {
      released = new Promise(resolve => {
        release = resolve
      })
    },
    release: () => release(),
    stop() {
      release()
      return close()
    },
  }
}
