import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type SiteAnswer, send } from '../http/send.ts'

/** Returns the parts of an answer that change. */
export type Alter = (
  answer: SiteAnswer,
  request: IncomingMessage,
) => Partial<SiteAnswer> | undefined

/** Faults of a server, by a part of the title of the check that must notice. */
export type FaultsByCheck = Record<string, Record<string, Alter>>

/** A server in front of the site at `url` whose answers are altered. */
export async function startProxy(url: string, alter: Alter) {
  const server = createServer(async (request, response) => {
    const answer = await forward(url, request)
    const altered = { ...answer, ...alter(answer, request) }
    const { status, headers, body } = altered
    const { 'transfer-encoding': _, connection: __, ...others } = headers
    const isHead = request.method === 'HEAD'
    if (!isHead) others['content-length'] = `${body.length}`
    response.writeHead(status, others).end(isHead ? undefined : body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => void server.close()
  return { url: `http://127.0.0.1:${port}`, close }
}

async function forward(url: string, request: IncomingMessage) {
  const body = await buffer(request)
  const { method = 'GET', url: path = '/', headers } = request
  const { connection: _, ...others } = headers as Record<string, string>
  return send(url, { method, path, headers: others, body })
}
