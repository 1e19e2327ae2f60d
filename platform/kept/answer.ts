import type { Request, Response } from 'express'
import { etagOf, isKnown } from '../etag.ts'

/** An answer ready to be sent: its bytes and their headers. */
export type Answer = {
  body: Buffer
  headers: {
    'Content-Type': string
    'Content-Length': number
    ETag: string
  }
}

export function toAnswer(data: unknown): Answer {
  const body = Buffer.from(JSON.stringify(data))
  return {
    body,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': body.length,
      ETag: etagOf(body),
    },
  }
}

/** 200 with the bytes, or 304 where the client has them already (RFC 9110, section 13.1.2). */
export function send(req: Request, res: Response, answer: Answer) {
  const { body, headers } = answer
  if (isKnown(req, headers.ETag))
    return void res.writeHead(304, { ETag: headers.ETag }).end()
  res.writeHead(200, headers).end(body)
}
