import { bearer } from '@workshop/platform/bearer'
import { Problem } from '@workshop/platform/errors'
import { localRequests } from '@workshop/platform/local-requests'
import type { RequestHandler } from 'express'

/** Lets in local programs with the token: no web page, no other host's name (DNS rebinding). */
export function guard(token: string): RequestHandler[] {
  return [localRequests(), checkPort, bearer(token)]
}

/** No proxy stands before it, so its callers name the port that it listens on. */
const checkPort: RequestHandler = (req, _res, next) => {
  const { host = '' } = req.headers
  if (host.endsWith(`:${req.socket.localPort}`)) return next()
  throw new Problem(403, 'Not from this machine', {
    detail: `The header Host is "${host}".`,
  })
}
