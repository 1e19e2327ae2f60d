import { answerProblem, notFound, Problem } from '@workshop/platform/errors'
import { type Runtime, UsageError } from '@workshop/services/runtime'
import express, { type ErrorRequestHandler } from 'express'
import { z } from 'zod'
import { guard } from './guard.ts'

const scaling = z.record(z.string(), z.number())

/** A runtime over HTTP, for programs that know the token. */
export function createControl(runtime: Runtime, token: string) {
  const app = express().disable('x-powered-by')
  app.use(guard(token), express.json())

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
    const services = z
      .string()
      .array()
      .parse([req.query.of ?? []].flat())
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
