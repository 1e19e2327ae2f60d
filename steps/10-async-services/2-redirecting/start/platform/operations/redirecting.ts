import type { RequestHandler } from 'express'
import { answerAccepted, idempotencyKeyOf } from './answers.ts'
import type { Operations } from './operations.ts'
import type { Verb } from './verb.ts'

/** Accepts the work and says where to follow it; a worker does it later. */
export function redirecting<Input extends { user: string }>(
  verb: Verb<Input>,
  operations: Operations<Input>,
): RequestHandler {
  return async function redirect(req, res) {
    const input = verb.read(req)
    // TODO: store the work for later under the request's idempotency key, and
    // answer with `answerAccepted`. Do not perform it.
    void [input, idempotencyKeyOf, answerAccepted, operations]
    res.sendStatus(501)
  }
}
