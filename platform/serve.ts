import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { answerAsterisk } from './asterisk.ts'
import { answerProblem, notFound } from './errors.ts'
import type { Checks } from './health.ts'
import type { Logger } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { observe } from './observe.ts'
import { createProbes, isProbe } from './probes.ts'
import {
  shutDown,
  shutDownOnSignal,
  unusedConnections,
} from './shutdown.ts'

/** A request that has not arrived by then is answered 408, and its connection closed. */
const slowRequests = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
}

export type ServeOptions = {
  /** The service's one word: in the log, in the metrics. */
  name: string
  log: Logger
  /** 0 takes any free port. */
  port: number
  /** Loopback unless told otherwise. */
  host?: string
  /** The checks of `/readyz`. */
  checks?: Checks
  metrics?: Metrics
  /** When a slow request is cut off, in milliseconds. */
  timeouts?: Partial<typeof slowRequests>
  /** Runs after the last answer: close the database, stop workers. */
  close?: () => Promise<unknown>
}

export type Serving = { url: string; close(): Promise<void> }

/**
 * Listens, and adds to the app: `/healthz`, `/readyz`, `/metrics`,
 * a log line per request, problem documents for errors.
 * Rejects with the system's error (`EADDRINUSE` …) where it cannot listen.
 */
export async function serve(
  app: Express,
  options: ServeOptions,
): Promise<Serving> {
  const { name, log, port, host = '127.0.0.1', checks = {} } = options
  const metrics = options.metrics ?? createMetrics(name)
  const probes = createProbes(checks, metrics)
  app.disable('x-powered-by').use(notFound, answerProblem)

  const answer: RequestListener = (req, res) => {
    if (req.url === '*') answerAsterisk(req, res)
    else if (isProbe(req.url)) probes(req, res)
    else app(req, res)
  }
  const server = createServer(
    { ...slowRequests, ...options.timeouts },
    observe(answer, log, metrics),
  )
  const unused = unusedConnections(server)
  const url = await listen(server, port, host)

  log.info({ url }, 'listening')
  return { url, close: () => shutDown(server, options.close, unused) }
}

/**
 * The same for a process of its own: tells its parent the URL, and ends with
 * exit code 0 on SIGTERM, SIGINT or when the parent is gone.
 */
export async function serveProcess(app: Express, options: ServeOptions) {
  const serving = await serve(app, options)
  shutDownOnSignal(options.log, serving.close)
  process.send?.({ url: serving.url })
  return serving
}

async function listen(server: Server, port: number, host: string) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
}
