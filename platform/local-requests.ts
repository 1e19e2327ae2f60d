import type { RequestHandler } from 'express'
import { Problem } from './errors.ts'

/**
 * Refuses what a page of another site sends: a foreign `Origin`, unless it is
 * allowed, and on loopback a foreign `Host` (DNS rebinding). The site itself
 * does not use it: people may reach it by any name, and CSRF tokens guard it.
 */
export function localRequests(allowed: string[] = []): RequestHandler {
  return function checkCaller(req, _res, next) {
    const { host = '', origin } = req.headers
    const isRebound =
      isLoopback(req.socket.localAddress ?? '') && !isLoopbackHost(host)
    if (isRebound) throw refuse('Host', host)
    if (!isOwn(origin, host) && !isAllowed(origin)) {
      throw refuse('Origin', origin)
    }
    next()
  }

  function isAllowed(origin = '') {
    return allowed.includes('*') || allowed.includes(origin)
  }
}

function isLoopback(address: string) {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

function isLoopbackHost(host: string) {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
}

function isOwn(origin: string | undefined, host: string) {
  return origin === undefined || origin === `http://${host}`
}

function refuse(header: string, value = '') {
  return new Problem(403, 'Not from this machine', {
    detail: `The header ${header} is "${value}".`,
  })
}
