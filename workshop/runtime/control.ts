import { bearer } from '@workshop/platform/bearer'
import { answerProblem, notFound, Problem } from '@workshop/platform/errors'
import { localRequests } from '@workshop/platform/local-requests'
import { type Runtime, UsageError } from '@workshop/services/runtime'
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express'
import * as z from 'zod'

const scaling = z.record(z.string(), z.number())
const names = z.string().default('')

/** A runtime over HTTP, for programs that know the token. */
export function createControl(runtime: Runtime, token: string) {
  const app = express().disable('x-powered-by')
  // No web page, no other host's name (DNS rebinding), no other program.
  app.use(localRequests(), checkPort, bearer(token), express.json())

  app.get('/status', async (_req, res) => {
    res.json(await runtime.status())
  })

  app.put('/scale', async (req, res) => {
    res.json(await runtime.scale(scaling.parse(req.body)))
  })

  app.post('/stop', (_req, res) => {
    res.status(202).json({ status: 'stopping' })
    runtime.stop()
  })

  app.get('/site', async (_req, res) => {
    res.json(await runtime.site())
  })

  /** JSON lines until the reader closes the connection. */
  app.get('/lines', async (req, res) => {
    const services = names.parse(req.query.of).split(',').filter(Boolean)
    const closed = new AbortController()
    res.once('close', () => closed.abort())
    const write = (line: object) => res.write(`${JSON.stringify(line)}\n`)
    res.type('application/x-ndjson')
    await runtime.tail(services, write, closed.signal)
    res.flushHeaders()
  })

  app.use(notFound, explain, answerProblem)
  return app
}

/** The answer says in full what failed: the caller started the stage. */
const explain: ErrorRequestHandler = (error, _req, _res, next) => {
  if (error instanceof UsageError)
    return next(
      new Problem(422, 'There is no such thing', { detail: error.message }),
    )
  if (error instanceof Problem || error instanceof z.ZodError)
    return next(error)
  next(
    new Problem(500, 'It failed', { detail: error.message, cause: error }),
  )
}

/** No proxy stands before it, so its callers name the port that it listens on. */
const checkPort: RequestHandler = (req, _res, next) => {
  const { host = '' } = req.headers
  if (host.endsWith(`:${req.socket.localPort}`)) return next()
  throw new Problem(403, 'Not from this machine', {
    detail: `The header Host is "${host}".`,
  })
}
