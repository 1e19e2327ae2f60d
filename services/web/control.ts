import { allow } from '@workshop/platform/allow'
import { bearer } from '@workshop/platform/bearer'
import type { Client } from '@workshop/platform/client/client'
import { answerProblem, Problem } from '@workshop/platform/errors'
import express, { Router } from 'express'
import type { Settings } from './settings.ts'

/** `/weights/{service}` reads and changes the shares of its versions or variants. */
export function control(all: Record<string, Settings>, token: string) {
  const routes = Router()

  routes
    .route('/weights/:service')
    .all(bearer(token), express.json())
    .get((req, res) => {
      res.json(settingsOf(req.params.service).weights())
    })
    .put(async (req, res) => {
      const settings = settingsOf(req.params.service)
      const weights = settings.schema.parse(req.body)
      await settings.set(weights)
      res.json(weights)
    })
    .all(allow('GET', 'HEAD', 'PUT'), answerProblem)

  function settingsOf(service: string) {
    if (Object.hasOwn(all, service)) return all[service]
    throw new Problem(404, 'This service has no weights', {
      detail: `There are weights of ${Object.keys(all).join(', ')}.`,
    })
  }
  return routes
}

/** `/partner` reads and changes the partner's behaviour: only the site is reachable. */
export function controlPartner(partner: Client, token: string) {
  const routes = Router()

  routes
    .route('/partner')
    .all(bearer(token), express.json())
    .get(async (_req, res) => {
      res.json((await partner.call('/behaviour')).data)
    })
    .patch(async (req, res) => {
      const change = { method: 'PATCH', data: req.body } as const
      res.json((await partner.call('/behaviour', change)).data)
    })
    .all(allow('GET', 'HEAD', 'PATCH'), answerProblem)

  return routes
}
