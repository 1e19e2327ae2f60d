import { Problem } from '@workshop/platform/errors'
import type { Request, RequestHandler, Response } from 'express'

/** The Hypertext Application Language (draft-kelly-json-hal) is JSON with links. */
export const halTypes = ['application/hal+json', 'application/json']

/** Answers in the type that Accept prefers, else throws 406 (RFC 9110, section 15.5.7). */
export function sendHal(res: Response, body: object) {
  const type = chooseType(res.req)
  res
    .vary('Accept')
    .type(type)
    .send(Buffer.from(JSON.stringify(body)))
}

export function chooseType(req: Request) {
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
