import { bearer } from '@workshop/platform/bearer'
import { localRequests } from '@workshop/platform/local-requests'
import type { RequestHandler } from 'express'

/** Lets programs of this machine in that know the token; no page in a browser, and no other host's name (DNS rebinding). */
export function guard(token: string): RequestHandler[] {
  return [localRequests(), bearer(token)]
}
