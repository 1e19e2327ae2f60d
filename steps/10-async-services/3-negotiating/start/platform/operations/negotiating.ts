import type { RequestHandler } from 'express'
import { preferencesOf } from '../prefer.ts'
import type { Operations } from './operations.ts'
import { redirecting } from './redirecting.ts'
import type { Verb } from './verb.ts'
import { waiting } from './waiting.ts'

/** Leaves it to the client whether it waits. */
export function negotiating<Input extends { user: string }>(
  verb: Verb<Input>,
  operations: Operations<Input>,
): RequestHandler {
  const wait = waiting(verb, operations)
  const redirect = redirecting(verb, operations)

  return function negotiate(req, res, next) {
    // TODO: choose `wait` or `redirect` by what the client prefers.
    void [preferencesOf, req, wait, redirect, next]
    res.sendStatus(501)
  }
}
