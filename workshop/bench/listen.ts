import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

/** Listens on a free port of loopback, tells the parent process the URL, and ends with it. */
export function listen(app: Express) {
  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.once('disconnect', () => process.exit())
    process.send?.({ url: `http://127.0.0.1:${port}` })
  })
}
