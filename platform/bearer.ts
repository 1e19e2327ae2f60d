import { timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { Problem } from './errors.ts'

/** Only with `Authorization: Bearer <token>` (RFC 6750, section 2.1); else a problem, 401. How long the comparison takes tells nothing of the token. */
export function bearer(token: string): RequestHandler {
  const wanted = Buffer.from(`Bearer ${token}`)

  return function checkToken(req, _res, next) {
    const given = Buffer.from(req.get('authorization') ?? '')
    const same =
      given.length === wanted.length && timingSafeEqual(given, wanted)
    if (same) return next()

    throw new Problem(401, 'The control token is missing or wrong', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  }
}
