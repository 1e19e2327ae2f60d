import { Problem } from '@workshop/platform/errors'
import { etagOf, isKnown } from '@workshop/platform/etag'
import type { Request, RequestHandler, Response } from 'express'

/** The Hypertext Application Language (draft-kelly-json-hal) is JSON with links. */
export const halTypes = ['application/hal+json', 'application/json']

/** A body that is written once, for all who asked for it at the same time. */
export type Written = { text: string; etag: string }

/** `etag` is weak unless a strong one is given. */
export function write(body: object, etag?: string): Written {
  const text = JSON.stringify(body)
  return { text, etag: etag ?? `W/${etagOf(text)}` }
}

/** Answers in the type that Accept prefers, else throws 406 (RFC 9110, section 15.5.7). */
export function sendHal(res: Response, written: Written) {
  sendJson(res.vary('Accept').type(chooseType(res.req)), written)
}

/** Answers 200, or 304 where the client knows it already (RFC 9110, section 15.4.5). */
export function sendJson(res: Response, { text, etag }: Written) {
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
