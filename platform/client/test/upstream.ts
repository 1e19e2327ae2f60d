import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** One instance of an upstream, on a free port; `count` is how many requests reached it. */
export async function startInstance(
  t: TestContext,
  answer: RequestListener = sayOk,
  port = 0,
) {
  const instance = { url: '', port: 0, count: 0, stop }
  const server = createServer((req, res) => {
    instance.count++
    answer(req, res)
  })
  await new Promise<void>(resolve =>
    server.listen(port, '127.0.0.1', resolve),
  )
  instance.port = (server.address() as AddressInfo).port
  instance.url = `http://127.0.0.1:${instance.port}`
  t.after(stop)

  /** As `kill -9` would: open connections are reset. */
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

async function kill(server: Server) {
  if (!server.listening) return
  const closed = new Promise(resolve => server.close(resolve))
  server.closeAllConnections()
  await closed
}
