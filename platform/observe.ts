import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request } from 'express'
import onHeaders from 'on-headers'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import { isProbe } from './probes.ts'
import { serverTimingOf } from './server-timing.ts'
import { type Trace, traceOf, withTrace } from './trace.ts'

declare global {
  namespace Express {
    interface Request {
      /** The process's log; its lines carry the trace id of the request. */
      log: Logger
      trace: Trace
    }
  }
}

type Handle = (req: IncomingMessage, res: ServerResponse) => void

/**
 * Gives each request its trace, and each answer its `Server-Timing`.
 * Counts and logs a request once it is answered.
 */
export function observe(
  handle: Handle,
  log: Logger,
  metrics: Metrics,
): Handle {
  return function observeRequest(req, res) {
    const { method = '', url = '' } = req
    const trace = traceOf(req.headers.traceparent)
    Object.assign(req, { log, trace })

    onHeaders(res, () => {
      res.setHeader('Server-Timing', serverTimingOf(trace))
    })
    res.once('close', () => {
      const ms = performance.now() - trace.startedAt
      const status = res.writableFinished ? res.statusCode : 499
      metrics.count(method, routeOf(req), status, ms / 1000)
      if (isProbe(url)) return

      const { traceId } = trace
      const path = pathOf(url)
      const line = { traceId, method, path, status, ms: round(ms) }
      log[isLongPoll(req) ? 'debug' : 'info'](line, 'request')
    })
    withTrace(trace, () => handle(req, res))
  }
}

/** The route's pattern, so that a million ids are one series. */
function routeOf(req: IncomingMessage & Partial<Pick<Request, 'route'>>) {
  return req.route ? String(req.route.path) : 'none'
}

/** A query may hold a search or a token: the log keeps the path alone. */
function pathOf(url: string) {
  return url.split('?', 1)[0].slice(0, 200)
}

/** A read that is held until there is news (RFC 7240, section 4.3) is idle, not slow. */
function isLongPoll({ method, headers }: IncomingMessage) {
  return method === 'GET' && /\bwait=/.test(String(headers.prefer))
}

function round(ms: number) {
  return Math.round(ms * 10) / 10
}
