import { timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { Problem } from './errors.ts'

/**
 * Refuses with 401 any request without `Authorization: Bearer <token>` (RFC
 * 6750, section 2.1), by a comparison in constant time. Without a token it refuses all.
 */
export function bearer(token: string | undefined): RequestHandler {
  const wanted = Buffer.from(`Bearer ${token}`)

  return function checkToken(req, _res, next) {
    const given = Buffer.from(req.get('authorization') ?? '')
    const same =
      token !== undefined &&
      given.length === wanted.length &&
      timingSafeEqual(given, wanted)
    if (same) return next()

    throw new Problem(401, 'The token is missing or invalid', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  }
}
