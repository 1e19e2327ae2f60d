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

export const visitor: RequestHandler = (req, res, next) => {
  res.locals.user = req.session.user
  if (req.session.user) res.locals.csrf = tokenOf(req)
  next()
}
