import { bearer } from '@workshop/platform/bearer'
import { Problem } from '@workshop/platform/errors'
import type { RequestHandler } from 'express'

/** Lets programs of this machine in that know the token; no page in a browser, and no other host's name (DNS rebinding). */
export function guard(token: string): RequestHandler {
  const checkToken = bearer(token)

  return function checkCaller(req, res, next) {
    const { host = '', origin } = req.headers
    const port = req.socket.localPort
    const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
    if (!hosts.includes(host)) throw refuse('Host', host)
    if (origin !== undefined) throw refuse('Origin', origin)
    return checkToken(req, res, next)
  }
}

function refuse(header: string, value: string) {
  const detail = `The header ${header} is "${value}".`
  return new Problem(403, 'Not from this machine', { detail })
}
