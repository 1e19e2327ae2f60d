import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { line } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import { idempotencyKeyOf } from '@workshop/platform/operations/answers'
import express, { type Request } from 'express'
import * as z from 'zod'
import { behaviourSchema } from './behaviour.ts'
import type { Effects } from './effects.ts'

const effectSchema = z.strictObject({ verb: line(32).min(1) })
const changeSchema = behaviourSchema.partial()

/** The outside world's stand-in: `POST /effects`, and `/behaviour` to make it slow or fail. */
export function createApp(effects: Effects) {
  const app = express().use(localRequests(), express.json())

  app
    .route('/effects')
    .get((_req, res) => void res.json({ effects: effects.all() }))
    .post(async (req, res) => {
      const { verb } = effectSchema.parse(req.body)
      const effect = await effects.take(keyOf(req), verb)
      res
        .status(201)
        .location(`/effects/${encodeURIComponent(effect.key)}`)
        .json(effect)
    })
    .delete((_req, res) => {
      effects.forget()
      res.status(204).end()
    })
    .all(allow('GET', 'HEAD', 'POST', 'DELETE'))

  app
    .route('/effects/:key')
    .get((req, res) => {
      const found = effects.find(req.params.key)
      if (!found) throw new Problem(404, 'There is no such effect')
      res.json(found)
    })
    .all(allow('GET', 'HEAD'))

  app
    .route('/behaviour')
    .get((_req, res) => void res.json(effects.behaviour()))
    .patch((req, res) => {
      res.json(effects.change(changeSchema.parse(req.body)))
    })
    .all(allow('GET', 'HEAD', 'PATCH'))

  return app
}

/** Unlike a service of ours, the partner insists on a key. */
function keyOf(req: Request) {
  if (req.get('Idempotency-Key') !== undefined) return idempotencyKeyOf(req)
  throw new Problem(400, 'The request has invalid fields', {
    errors: [{ field: 'Idempotency-Key', message: 'is missing' }],
  })
}
