import { type SiteParts, useSite } from '@workshop/monolithic/site/app'
import express from 'express'
import { control } from './control.ts'
import type { Settings } from './settings.ts'

type Parts = SiteParts & {
  settings: Settings
  /** Without a token, weights cannot be changed while the site runs. */
  token?: string
}

/** The site, and the route at which the workshop's tool changes weights. */
export function createApp({ settings, token, ...site }: Parts) {
  const app = express()
  if (token) app.use(control(settings, token))
  useSite(app, site)
  return app
}
