import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'

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
  const hash = createHash('sha1').update(body).digest('base64url')
  return {
    body,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': body.length,
      ETag: `"${hash}"`,
    },
  }
}

/** 200 with the bytes, or 304 where the client has them already (RFC 9110, section 13.1.2). */
export function send(req: Request, res: Response, answer: Answer) {
  const { body, headers } = answer
  const held = req.headers['if-none-match']
  if (held !== undefined && isNamed(headers.ETag, held))
    return void res.writeHead(304, { ETag: headers.ETag }).end()
  res.writeHead(200, headers).end(body)
}

function isNamed(etag: string, held: string) {
  if (held.trim() === '*') return true
  return held
    .split(',')
    .some(each => each.trim().replace(/^W\//, '') === etag)
}
