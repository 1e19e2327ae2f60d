import { Problem } from '@workshop/platform/errors'
import type { Request, RequestHandler, Response } from 'express'

/** The Hypertext Application Language (draft-kelly-json-hal) is JSON with links. */
export const halTypes = ['application/hal+json', 'application/json']

/**
 * Answers in the type that Accept prefers, else throws 406 (RFC 9110,
 * section 15.5.7). Express adds a weak ETag where no strong one is set.
 */
export function sendHal(res: Response, body: object) {
  res.vary('Accept').type(chooseType(res.req)).json(body)
}

/** The same without an ETag: for what is never the same again. */
export function endHal(res: Response, body: object) {
  res.vary('Accept').type(chooseType(res.req)).end(JSON.stringify(body))
}

function chooseType(req: Request) {
  const type = req.accepts(halTypes)
  if (type) return type
  throw new Problem(406, 'Not acceptable', {
    detail: `This is served as ${halTypes.join(' and ')}`,
  })
}

/** Refuses what could not be answered before anything is written. */
export const requireHal: RequestHandler = (req, _res, next) => {
  chooseType(req)
  next()
}
