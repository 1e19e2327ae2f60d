import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens at any free port of this machine alone, tells the parent process the URL, and ends with it. */
export function listen(server: Server) {
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.once('disconnect', () => process.exit(0))
    process.send?.({ url: `http://127.0.0.1:${port}` })
  })
}
