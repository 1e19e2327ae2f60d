import type { RequestHandler } from 'express'
import { Problem } from './errors.ts'

/**
 * Ends a route: OPTIONS is 204, any other method 405, both with
 * `Allow` (RFC 9110, sections 9.3.7 and 15.5.6).
 */
export function allow(...methods: string[]): RequestHandler {
  const Allow = [...methods, 'OPTIONS'].join(', ')

  return function methodNotAllowed(req, res) {
    res.set({ Allow })
    if (req.method === 'OPTIONS') return void res.status(204).end()
    throw new Problem(405, 'Method not allowed', {
      detail: `${req.path} takes ${Allow}, not ${req.method}.`,
      headers: { Allow },
    })
  }
}
