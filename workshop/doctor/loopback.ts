import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const timeoutMs = 5000

/** Sends a request to a server of its own; rejects if no answer comes. */
export async function callLoopback() {
  const server = createServer((_, res) => res.end('ok'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    await fetch(`http://localhost:${port}`, { signal })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
