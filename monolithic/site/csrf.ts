import { Problem } from '@workshop/platform/errors'
import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest: req => req.body?._csrf ?? req.get('x-csrf-token'),
  getTokenFromState: req =>
    req.session.user ? req.session.csrfToken : tokenOfCookie(req),
  storeTokenInState(req, token) {
    if (req.session.user) req.session.csrfToken = `${token}`
    else setCookie(req, `${token}`)
  },
})

/**
 * The visitor's token, which the first call makes. It is in the session
 * of a user, and in a cookie of any other visitor: the login form needs
 * no session, so showing it writes nothing to the database.
 */
export const tokenOf = generateToken

function tokenOfCookie({ cookies }: Request) {
  const valid = /^[0-9a-f]{64}$/.test(cookies.csrf)
  return valid ? String(cookies.csrf) : null
}

function setCookie({ res, secure }: Request, token: string) {
  res?.cookie('csrf', token, { httpOnly: true, sameSite: 'lax', secure })
}

/** Lets a form through only with the token of its visitor. */
export const csrf: RequestHandler = (req, _res, next) => {
  if (isRequestValid(req)) return next()

  throw new Problem(403, 'This form is no longer valid', {
    detail: 'Open the page again, then send its form once more.',
    errors: [{ field: '_csrf', message: 'is missing or invalid' }],
  })
}
