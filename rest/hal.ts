import { Problem } from '@workshop/platform/errors'
import type { Request, RequestHandler, Response } from 'express'
import { hashOf, isKnown } from './etag.ts'

/** The Hypertext Application Language (draft-kelly-json-hal) is JSON with links. */
export const halTypes = ['application/hal+json', 'application/json']

/** Answers in the type that Accept prefers, else throws 406 (RFC 9110, section 15.5.7). */
export function sendHal(res: Response, body: object) {
  sendJson(res.vary('Accept').type(chooseType(res.req)), body)
}

/** A read that the client knows already is 304 (RFC 9110, section 15.4.5). */
export function sendJson(res: Response, body: object) {
  const text = JSON.stringify(body)
  const isRead = ['GET', 'HEAD'].includes(res.req.method)
  if (!isRead) return res.end(text)

  const etag = res.get('ETag') ?? `W/"${hashOf(text)}"`
  res.set('ETag', etag)
  if (!isKnown(res.req, etag)) return res.end(text)
  res.removeHeader('Content-Type')
  res.status(304).end()
}

/** The same for what is never the same again: nothing is compared. */
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
