import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Runtime } from '@workshop/services/runtime'
import { createControl } from './control.ts'

/** Serves the runtime on a free port of loopback; returns its address and token. */
export async function serveControl(runtime: Runtime) {
  const token = randomBytes(24).toString('hex')
  const server = createServer(createControl(runtime, token))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
