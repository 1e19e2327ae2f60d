import { createSite } from '@workshop/monolithic/site/app'
import type { Models } from '@workshop/monolithic/site/models'
import express, { type Express } from 'express'
import type { Store } from 'express-session'
import { control } from './control.ts'
import type { Settings } from './settings.ts'

type Parts = {
  models: Models
  sessions: Store
  secret: string
  /** Where weights are changed; nowhere without a token. */
  settings: Settings
  token?: string
}

/** The site on the services' models, and beside it what the workshop's tool may change. */
export function createApp({ settings, token, ...site }: Parts): Express {
  const app = express()
  if (token) app.use(control(settings, token))
  app.use(createSite(site))
  return app
}
