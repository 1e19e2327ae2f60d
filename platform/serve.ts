import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express, Request, Response } from 'express'
import { answerProblem, notFound } from './errors.ts'
import type { Checks } from './health.ts'
import type { Logger } from './log.ts'
import { messagesOf } from './messages.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { observe } from './observe.ts'
import { createProbes, isProbe } from './probes.ts'
import {
  shutDown,
  shutDownOnSignal,
  unusedConnections,
} from './shutdown.ts'

export type Options = {
  /** The service's one word: in the log, in the metrics. */
  name: string
  log: Logger
  /** 0 takes any free port. */
  port: number
  /** Loopback unless told otherwise. */
  host?: string
  /** What `/readyz` asks. */
  checks?: Checks
  metrics?: Metrics
  /** Runs after the last answer: close the database, stop workers. */
  close?: () => Promise<unknown>
}

export type Serving = { url: string; close(): Promise<void> }

/**
 * Listens, and adds what every process has: `/healthz`, `/readyz`, `/metrics`,
 * a log line per request, problem documents for errors.
 * Rejects with the system's error (`EADDRINUSE` …) where it cannot listen.
 */
export async function serve(
  app: Express,
  options: Options,
): Promise<Serving> {
  const handle = equip(app, options)
  const server = createServer(messagesOf(app), handle)
  const unused = unusedConnections(server)
  const url = await listen(
    server,
    options.port,
    options.host ?? '127.0.0.1',
  )
  const close = () => shutDown(server, options.close, unused)

  options.log.info({ url }, 'listening')
  return { url, close }
}

/** The same for a process of its own: tells its parent the URL, and ends with exit code 0 on SIGTERM, SIGINT or when the parent is gone. */
export async function serveProcess(app: Express, options: Options) {
  const serving = await serve(app, options)
  shutDownOnSignal(options.log, serving.close)
  process.send?.({ url: serving.url })
  return serving
}

/** What answers every request: the operations, then the app; whatever it leaves over or throws becomes a problem. */
function equip(
  app: Express,
  { name, log, checks = {}, metrics = createMetrics(name) }: Options,
) {
  const operations = createProbes(checks, metrics)
  app.disable('x-powered-by')

  return observe(
    (message, response) => {
      const [req, res] = [message as Request, response as Response]
      const fail = (error: unknown) =>
        answerProblem(error, req, res, () => res.destroy())
      const rest = (error?: unknown) =>
        error ? fail(error) : notFound(req, res, fail)
      const asked = isProbe(req) ? operations : app
      asked(req, res, rest)
    },
    log,
    metrics,
  )
}

async function listen(server: Server, port: number, host: string) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
}
