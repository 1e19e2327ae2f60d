import { allow } from '@workshop/platform/allow'
import { bearer } from '@workshop/platform/bearer'
import { answerProblem } from '@workshop/platform/errors'
import express, { Router } from 'express'
import type { Settings } from './settings.ts'

/** `/weights/search` reads and changes the shares of the versions of `search`. */
export function control(settings: Settings, token: string) {
  const routes = Router()

  routes
    .route('/weights/search')
    .all(bearer(token), express.json())
    .get((_req, res) => void res.json(settings.weights()))
    .put(async (req, res) => {
      const weights = settings.schema.parse(req.body)
      await settings.set(weights)
      res.json(weights)
    })
    .all(allow('GET', 'HEAD', 'PUT'), answerProblem)

  return routes
}
