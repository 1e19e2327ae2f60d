import { Problem } from '@workshop/platform/errors'
import type { RequestHandler } from 'express'

/** Ends a route: whatever came so far used none of these methods. */
export function allow(...methods: string[]): RequestHandler {
  const headers = { Allow: methods.join(', ') }

  return function refuse(req, res) {
    if (req.method === 'OPTIONS') return res.set(headers).sendStatus(204)
    throw new Problem(405, `This page does not take ${req.method}`, {
      headers,
    })
  }
}
