import type { Server } from 'node:http'
import type { Logger } from './log.ts'

/** How long requests in flight may take to finish, in milliseconds. */
const grace = 10_000

/** No new requests; those in flight finish; then `close`. */
export async function endGracefully(
  server: Server,
  close?: () => Promise<unknown>,
) {
  const closed = new Promise(resolve => server.close(resolve))
  const timer = setTimeout(() => server.closeAllConnections(), grace)
  // A kept-alive connection goes idle with the answer that is under way.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)

  await closed
  clearTimeout(timer)
  clearInterval(sweep)
  await close?.()
}

/** Ends the process once, on SIGTERM, SIGINT or when the process that started it is gone. */
export function untilSignal(log: Logger, close: () => Promise<void>) {
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
