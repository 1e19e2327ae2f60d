import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** A replica of an upstream, on a free port; `count` is the number of calls that reached it. */
export async function startInstance(
  t: TestContext,
  answer: RequestListener = sayOk,
  port = 0,
) {
  const instance = { url: '', port: 0, count: 0, stop }
  const server = createServer((req, res) => {
    if (req.url !== '/readyz') instance.count++
    answer(req, res)
  })
  await new Promise<void>(resolve =>
    server.listen(port, '127.0.0.1', resolve),
  )
  instance.port = (server.address() as AddressInfo).port
  instance.url = `http://127.0.0.1:${instance.port}`
  t.after(stop)

  /** Resets open connections, as `kill -9` does. */
  function stop() {
    return kill(server)
  }
  return instance
}

export function sayJson(body: unknown, status = 200): RequestListener {
  return (_req, res) => {
    res.writeHead(status, { 'Content-Type': 'application/json' })
    res.end(JSON.stringify(body))
  }
}

export const sayOk = sayJson({ ok: true })

/** Accepts a request and never answers it. */
export const hang: RequestListener = () => {}

async function kill(server: Server) {
  if (!server.listening) return
  const closed = new Promise(resolve => server.close(resolve))
  server.closeAllConnections()
  await closed
}
