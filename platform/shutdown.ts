import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from './log.ts'

/** How long requests in flight may take to finish, in milliseconds. */
const grace = 10_000

/** How long a request may take to begin on a connection that is open already. */
const patience = 300

/** Connections without a request so far: browsers open some ahead, and Node counts them among the busy ones. */
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
  const timer = setTimeout(() => server.closeAllConnections(), grace)
  const leave = setTimeout(() => {
    for (const socket of unused) socket.destroy()
  }, patience)
  // A kept-alive connection goes idle with the answer that is under way.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)

  await closed
  clearTimeout(timer)
  clearTimeout(leave)
  clearInterval(sweep)
  await close?.()
}

/** Ends the process once, on SIGTERM, SIGINT or when the process that started it is gone. */
export function shutDownOnSignal(log: Logger, close: () => Promise<void>) {
  let ending = false
  const end = async (why: string) => {
    if (ending) return
    ending = true
    log.info({ why }, 'ending')
    await close().catch(error =>
      log.error({ err: error }, 'the end was not clean'),
    )
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, end)
  if (process.send) process.once('disconnect', () => end('parent gone'))
}
