import { type SiteParts, useSite } from '@workshop/monolithic/site/app'
import type { Client } from '@workshop/platform/client/client'
import express from 'express'
import { control, controlPartner } from './control.ts'
import type { Settings } from './settings.ts'

type Parts = SiteParts & {
  /** By service. */
  settings: Record<string, Settings>
  partner?: Client
  /** Without a token, nothing can be changed while the site runs. */
  token?: string
}

/** The site, and routes at which the workshop's tool changes weights and the partner. */
export function createApp({ settings, partner, token, ...site }: Parts) {
  const app = express()
  if (token) {
    app.use(control(settings, token))
    if (partner) app.use(controlPartner(partner, token))
  }
  useSite(app, site)
  return app
}
