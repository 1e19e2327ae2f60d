import { bearer } from '@workshop/platform/bearer'
import { answerProblem } from '@workshop/platform/errors'
import { weights } from '@workshop/services/weights'
import express, { Router } from 'express'
import type { Settings } from './settings.ts'

/** `/weights/search`: reads and changes the shares of its versions, for whoever holds the token. */
export function control(settings: Settings, token: string) {
  const routes = Router()

  routes
    .route('/weights/search')
    .all(bearer(token), express.json())
    .get((_req, res) => void res.json(settings.weights()))
    .put(async (req, res) => {
      const wanted = weights.parse(req.body)
      await settings.set(wanted)
      res.json(wanted)
    })
    .all(answerProblem)

  return routes
}
