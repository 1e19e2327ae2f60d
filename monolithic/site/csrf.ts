import { Problem } from '@workshop/platform/errors'
import { csrfSync } from 'csrf-sync'
import type { RequestHandler } from 'express'

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest: req => req.body?._csrf ?? req.get('x-csrf-token'),
})

/** The session's token; the first call of a session makes it. */
export const tokenOf = generateToken

/** Lets a form through only with the token of its session. */
export const csrf: RequestHandler = (req, _res, next) => {
  if (isRequestValid(req)) return next()

  throw new Problem(403, 'This form is no longer valid', {
    detail: 'Open the page again, then send its form once more.',
    errors: [{ field: '_csrf', message: 'is missing or wrong' }],
  })
}
