import express from 'express'
import session, { type Store } from 'express-session'

declare module 'express-session' {
  interface SessionData {
    visits: number
  }
}

/** `store` is shared by all replicas: a visitor may meet any of them. */
export type Settings = { secret: string; store: Store }

/** Counts the visits of each visitor. */
export function createApp(settings: Settings) {
  const { secret } = settings
  const app = express()
  app.use(session({ secret, resave: false, saveUninitialized: true }))

  app.get('/', (req, res) => {
    req.session.visits = (req.session.visits ?? 0) + 1
    res.json({ visits: req.session.visits })
  })
  return app
}
