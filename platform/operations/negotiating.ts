import type { RequestHandler } from 'express'
import { preferencesOf } from '../prefer.ts'
import type { Operations } from './operations.ts'
import { redirecting } from './redirecting.ts'
import type { Verb } from './verb.ts'
import { waiting } from './waiting.ts'

/** Leaves it to the client: `respond-async` alone redirects, everything else waits. */
export function negotiating<Input extends { user: string }>(
  verb: Verb<Input>,
  operations: Operations<Input>,
): RequestHandler {
  const wait = waiting(verb, operations)
  const redirect = redirecting(verb, operations)

  return function negotiate(req, res, next) {
    const preferences = preferencesOf(req)
    const isAsync =
      preferences.respondAsync && preferences.wait === undefined
    return isAsync ? redirect(req, res, next) : wait(req, res, next)
  }
}
