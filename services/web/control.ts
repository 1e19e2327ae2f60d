import { timingSafeEqual } from 'node:crypto'
import { answerProblem, Problem } from '@workshop/platform/errors'
import express, { type RequestHandler, Router } from 'express'
import type { Settings } from './settings.ts'
import { weights } from './weights.ts'

/** `/weights/search`: reads and changes the shares of its versions, for whoever holds the token. */
export function control(settings: Settings, token: string) {
  const routes = Router()

  routes
    .route('/weights/search')
    .all(holding(token), express.json())
    .get((_req, res) => void res.json(settings.weights()))
    .put(async (req, res) => {
      const wanted = weights.parse(req.body)
      await settings.set(wanted)
      res.json(wanted)
    })
    .all(answerProblem)

  return routes
}

/** Only with `Authorization: Bearer <token>` (RFC 6750, section 2.1). */
function holding(token: string): RequestHandler {
  const wanted = Buffer.from(`Bearer ${token}`)

  return function authorize(req, _res, next) {
    const given = Buffer.from(req.get('authorization') ?? '')
    const same =
      given.length === wanted.length && timingSafeEqual(given, wanted)
    if (same) return next()

    throw new Problem(401, 'The control token is missing or wrong', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  }
}
