import { type Response, Router } from 'express'
import * as z from 'zod'
import { allow } from '../allow.ts'
import { name } from '../fields.ts'
import { retryAfterSeconds } from './answers.ts'
import { isOver, type Operation, toDocument } from './operation.ts'
import type { Operations } from './operations.ts'

export const followQuery = z.strictObject({ user: name(64).optional() })

/** `/operations/{id}`: follow an operation, or cancel it. With `user` it has to be that user's. */
export function followOperations(
  verb: string,
  operations: Pick<Operations<unknown>, 'find' | 'cancel'>,
) {
  const routes = Router()

  routes
    .route('/operations/:id')
    .get(async (req, res) => {
      const { user } = followQuery.parse(req.query)
      const operation = await operations.find(req.params.id, user)
      if (!isOver(operation)) res.set('Retry-After', retryAfterSeconds)
      if (operation.result)
        res.status(303).location(operation.result.location)
      send(res, operation)
    })
    .delete(async (req, res) => {
      const { user } = followQuery.parse(req.query)
      send(res.status(202), await operations.cancel(req.params.id, user))
    })
    .all(allow('GET', 'HEAD', 'DELETE'))

  function send(res: Response, operation: Operation) {
    res.set('Cache-Control', 'no-cache').type('application/hal+json')
    res.json(toDocument(verb, operation))
  }
  return routes
}
