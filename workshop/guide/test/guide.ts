import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { root } from '../../stages/paths.ts'
import { createApp } from '../app.ts'
import type { GuideDependencies } from '../frame.ts'

/** A step on the projector. */
export const projected = '/steps/10-async-services?present'

/** The guide of this repository on a free port; the caller closes it. */
export async function startGuide(changes: Partial<GuideDependencies> = {}) {
  const app = createApp({
    root,
    site: 'http://localhost:5000',
    ports: () => new Map(),
    progress: () => ({ parts: {} }),
    ...changes,
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
