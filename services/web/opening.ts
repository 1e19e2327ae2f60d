import { session } from '@workshop/monolithic/site/session'
import { Problem } from '@workshop/platform/errors'
import type { RequestHandler } from 'express'
import type { Store } from 'express-session'

/** Sessions whose secret is still in the database: 503 until it is read. */
export function sessionsOnceOpen(
  store: Store,
  secret: Promise<string>,
): RequestHandler {
  let sessions: RequestHandler | undefined
  const open = (known: string) => {
    sessions = session(store, known)
  }
  // Without a secret this stays closed; the caller handles the error.
  secret.then(open, () => {})

  return function whenOpen(req, res, next) {
    if (sessions) return sessions(req, res, next)
    throw new Problem(503, 'The site is starting', {
      detail: 'Its database does not answer yet.',
      headers: { 'Retry-After': '1' },
    })
  }
}
