import type { Request, RequestHandler } from 'express'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import { type Trace, traceOf } from './trace.ts'

declare global {
  namespace Express {
    interface Request {
      /** This request's own log: every line carries the trace id. */
      log: Logger
      trace: Trace
    }
  }
}

/** Gives each request its trace and log; when it has been answered, logs one line and counts it. */
export function observe(log: Logger, metrics: Metrics): RequestHandler {
  return function observeRequest(req, res, next) {
    const began = performance.now()
    const { method, originalUrl } = req
    req.trace = traceOf(req.get('traceparent'))
    req.log = log.child({ traceId: req.trace.traceId })

    res.once('close', () => {
      const seconds = (performance.now() - began) / 1000
      const status = res.writableFinished ? res.statusCode : 499
      metrics.duration.observe(
        { method, route: routeOf(req), status },
        seconds,
      )
      if (status >= 500) metrics.errors.inc()
      req.log.info(
        { method, path: pathOf(originalUrl), status, ms: round(seconds) },
        'request',
      )
    })
    next()
  }
}

/** The route's pattern, so that a million ids are one series. */
function routeOf(req: Request) {
  return req.route ? String(req.route.path) : 'none'
}

/** A query may hold what somebody searched for or a token: the log keeps the path alone. */
function pathOf(url: string) {
  return url.split('?', 1)[0].slice(0, 200)
}

function round(seconds: number) {
  return Math.round(seconds * 10_000) / 10
}
