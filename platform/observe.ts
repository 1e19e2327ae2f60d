import type { IncomingMessage, ServerResponse } from 'node:http'
import express, { type Request } from 'express'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import { type Trace, traceOf, withTrace } from './trace.ts'

declare global {
  namespace Express {
    interface Request {
      /** This request's own log: every line carries the trace id. */
      log: Logger
      trace: Trace
    }
  }
}

type Observed = IncomingMessage &
  Pick<Request, 'trace' | 'route'> & {
    /** Absent where nobody observes. */
    processLog?: Logger
    ownLog?: Logger
  }
type Handle = (req: IncomingMessage, res: ServerResponse) => void

/** Gives each request its trace; when it has been answered, logs one line and counts it. */
export function observe(
  handle: Handle,
  log: Logger,
  metrics: Metrics,
): Handle {
  // These lines hold no secret: looking for one costs four times as much as the line.
  const lines = log.child({}, { redact: [] })

  return function observeRequest(message, res) {
    const began = performance.now()
    const req = message as Observed
    const { method = '', url = '' } = req
    req.trace = traceOf(req.headers.traceparent as string | undefined)
    req.processLog = log

    res.once('close', () => {
      const seconds = (performance.now() - began) / 1000
      const status = res.writableFinished ? res.statusCode : 499
      metrics.count(method, routeOf(req), status, seconds)
      lines.info(
        {
          traceId: req.trace.traceId,
          method,
          path: pathOf(url),
          status,
          ms: round(seconds),
        },
        'request',
      )
    })
    withTrace(req.trace, () => handle(req, res))
  }
}

/** A request's log is made when it is asked for: most never are. All apps share this prototype, also one inside another. */
Object.defineProperty(express.request, 'log', {
  configurable: true,
  get(this: Observed) {
    const { processLog, trace } = this
    this.ownLog ??= processLog?.child({ traceId: trace.traceId })
    return this.ownLog
  },
})

/** The route's pattern, so that a million ids are one series. */
function routeOf({ route }: Observed) {
  return route ? String(route.path) : 'none'
}

/** A query may hold what somebody searched for or a token: the log keeps the path alone. */
function pathOf(url: string) {
  const end = url.indexOf('?')
  return url.slice(0, end === -1 ? 200 : Math.min(end, 200))
}

function round(seconds: number) {
  return Math.round(seconds * 10_000) / 10
}
