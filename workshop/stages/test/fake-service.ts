import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { instancesOf } from '@workshop/platform/client/instances'
import { shutDown } from '@workshop/platform/shutdown'

// A service without a verb: it says its name and its known instances, and calls them.
const { NAME, PORT, CONTROL_TOKEN } = process.env
const unknown = 'http://127.0.0.1:9'
const echo = instancesOf('echo', unknown)
const echo2 = instancesOf('echo@2', unknown)
let turn = 0
let weights = '{"1":100}'

type Answer = (req: IncomingMessage) => Promise<string> | string

const answers: Record<string, Answer> = {
  '/readyz': () => '{}',
  '/who': () => JSON.stringify({ name: NAME, pid: process.pid }),
  '/instances': async () =>
    JSON.stringify({ echo: await echo(), 'echo@2': await echo2() }),
  async '/ask'() {
    const instances = await echo()
    const url = instances[turn++ % instances.length]
    return (await fetch(`${url}/who`)).text()
  },
  async '/weights/echo'(req) {
    if (req.headers.authorization !== `Bearer ${CONTROL_TOKEN}`)
      throw new Error('invalid token')
    if (req.method === 'PUT') weights = await text(req)
    return weights
  },
}

const server = createServer(async (req, res) => {
  console.log(`asked for ${req.url}`)
  try {
    res.end(await answers[req.url ?? ''](req))
  } catch (error) {
    res.writeHead(500).end(String(error))
  }
})

process.on('SIGTERM', async () => {
  await shutDown(server)
  process.exit(0)
})
if (!process.env.IGNORES_DISCONNECT)
  process.on('disconnect', () => process.exit(0))

server.listen(Number(PORT), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://127.0.0.1:${port}` })
})
