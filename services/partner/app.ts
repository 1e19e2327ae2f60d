import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { line } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express, { type Request } from 'express'
import { z } from 'zod'
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
      res.status(201).json(await effects.take(keyOf(req), verb))
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

/** The header of draft-ietf-httpapi-idempotency-key-header: 400 where it is missing. */
function keyOf(req: Request) {
  const key = req.get('Idempotency-Key')
  if (key && key.length <= 200) return key
  throw new Problem(400, 'The request is malformed', {
    errors: [
      { field: 'Idempotency-Key', message: 'is missing or too long' },
    ],
  })
}
