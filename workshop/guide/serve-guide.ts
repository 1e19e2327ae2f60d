import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import type { GuideDependencies } from './frame.ts'

const usualPort = 5001

/** Serves the guide on loopback, at 5001 or the next free port. */
export async function serveGuide(dependencies: GuideDependencies) {
  const ports = () =>
    new Map([...dependencies.ports(), [String(usualPort), port]])
  const server = createServer(createApp({ ...dependencies, ports }))
  const port = await listen(server, usualPort)
  return {
    url: `http://localhost:${port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function listen(server: Server, wanted: number): Promise<number> {
  try {
    server.listen(wanted, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    if (!isTaken) throw error
    return listen(server, wanted + 1)
  }
}
