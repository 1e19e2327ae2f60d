import type { RequestHandler } from 'express'
import { tokenOf } from './csrf.ts'

declare global {
  namespace Express {
    interface Locals {
      user?: string
      /** The token in the forms of a signed-in user. */
      csrf?: string
    }
  }
}

/** Tells every view the user, and caches that a page belongs to its visitor. */
export const visitor: RequestHandler = (req, res, next) => {
  res.set('Cache-Control', 'private, no-cache')
  res.locals.user = req.session.user
  if (req.session.user) res.locals.csrf = tokenOf(req)
  next()
}
