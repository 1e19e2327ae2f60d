import { Problem } from '@workshop/platform/errors'
import type { RequestHandler } from 'express'
import { prefersJson } from './answer.ts'
import { saveSession } from './session.ts'

/** Lets signed-in readers through; leads others to the login, as JSON 401. */
export const signedIn: RequestHandler = async (req, res, next) => {
  if (res.locals.user) return next()
  res.vary('Accept')
  if (prefersJson(req)) throw new Problem(401, 'Sign in first')

  req.session.flash = 'Sign in first, then try again.'
  await saveSession(req.session)
  res.redirect(303, '/login')
}
