import { timingSafeEqual } from 'node:crypto'
import { Problem } from '@workshop/platform/errors'
import type { RequestHandler } from 'express'

/** Only for programs of this machine that know the token: not for a page in a browser, nor under another host's name (DNS rebinding). */
export function guard(token: string): RequestHandler {
  const wanted = Buffer.from(`Bearer ${token}`)

  return function checkCaller(req, _res, next) {
    const { host = '', origin, authorization = '' } = req.headers
    const port = req.socket.localPort
    const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
    if (!hosts.includes(host)) throw refuse('Host', host)
    if (origin !== undefined) throw refuse('Origin', origin)
    if (!same(Buffer.from(authorization), wanted))
      throw new Problem(401, 'The control token is missing or wrong', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      })
    next()
  }
}

function refuse(header: string, value: string) {
  const detail = `The header ${header} is "${value}".`
  return new Problem(403, 'Not from this machine', { detail })
}

function same(given: Buffer, wanted: Buffer) {
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
