import type { RequestHandler } from 'express'
import { tokenOf } from './csrf.ts'

declare global {
  namespace Express {
    interface Locals {
      user?: string
      /** For the forms that every page shows to whoever is signed in. */
      csrf?: string
    }
  }
}

/** Says to every view, and to caches, whose page this is. */
export const visitor: RequestHandler = (req, res, next) => {
  res.set('Cache-Control', 'private, no-cache')
  res.locals.user = req.session.user
  if (req.session.user) res.locals.csrf = tokenOf(req)
  next()
}
