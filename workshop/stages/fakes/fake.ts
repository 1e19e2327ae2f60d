import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { shutDown } from '@workshop/platform/shutdown'

// A service without a verb: it says who it is and whom it has been told of, and asks the others.
const { NAME, PORT, CONTROL_TOKEN } = process.env
const told: Record<string, string[]> = {}
let turn = 0
let weights = '{"1":100}'

process.on('message', ({ instances }: { instances: typeof told }) => {
  Object.assign(told, instances)
})

type Answer = (req: IncomingMessage) => Promise<string> | string

const answers: Record<string, Answer> = {
  '/readyz': () => '{}',
  '/who': () => JSON.stringify({ name: NAME, pid: process.pid }),
  '/instances': () => JSON.stringify(told),
  async '/ask'() {
    const url = told.echo[turn++ % told.echo.length]
    return (await fetch(`${url}/who`)).text()
  },
  async '/weights/echo'(req) {
    if (req.headers.authorization !== `Bearer ${CONTROL_TOKEN}`)
      throw new Error('wrong token')
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
// A stubborn one outlives who started it.
if (!process.env.STUBBORN) process.on('disconnect', () => process.exit(0))

server.listen(Number(PORT), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://127.0.0.1:${port}` })
})
