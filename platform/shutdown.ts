import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { inTime } from './in-time.ts'
import { closeLog, type Logger } from './log.ts'

/** How long requests in flight may take to finish. */
const graceMs = 10_000

/** How long a whole shutdown may take: a database that hangs must not keep the process alive. */
const shutdownMs = 13_000

/** How long a request may take to begin on a connection that is open already. */
const unusedMs = 300

/** Connections without a request so far: browsers open some early, and Node counts them as busy. */
export function unusedConnections(server: Server) {
  const unused = new Set<Socket>()
  server.on('connection', socket => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }) => unused.delete(socket))
  return unused
}

/** No new requests; those in flight finish; then `close`. */
export async function shutDown(
  server: Server,
  close?: () => Promise<unknown>,
  unused = new Set<Socket>(),
) {
  const closed = new Promise(resolve => server.close(resolve))
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  const unusedTimer = setTimeout(() => {
    for (const socket of unused) socket.destroy()
  }, unusedMs)
  // A kept-alive connection becomes idle after its current answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)

  await closed
  clearTimeout(timer)
  clearTimeout(unusedTimer)
  clearInterval(sweep)
  await close?.()
}

/** Ends the process once, on SIGTERM, SIGINT or when its parent is gone. */
export function shutDownOnSignal(
  log: Logger,
  close: () => Promise<void>,
  timeoutMs = shutdownMs,
) {
  let isShuttingDown = false
  const shutdown = async (reason: string) => {
    if (isShuttingDown) return
    isShuttingDown = true
    log.info({ reason }, 'shutting down')
    await inTime(close(), timeoutMs).catch(error =>
      log.error({ err: error }, 'the shutdown failed'),
    )
    await closeLog(log)
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, shutdown)
  if (process.send)
    process.once('disconnect', () => shutdown('the parent is gone'))
}
