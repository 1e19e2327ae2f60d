import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  request,
} from 'node:http'
import type { Socket } from 'node:net'
import { type AxiosAdapter, AxiosError, AxiosHeaders } from 'axios'
import type { Request } from './transport.ts'

/** How long a new connection may take, in milliseconds: an address that nobody holds any more says nothing at all. */
const patience = 300

/** The longest answer that is taken, in bytes. */
const longest = 32 * 1024 * 1024

/** Axios would copy each header of an answer; they are read from the message itself, in `request`. */
const none = new AxiosHeaders()

/**
 * What axios sends `wanted` with: kept-alive connections of `agent`. Axios' own adapter
 * also knows proxies, redirects, uploads and HTTP/2, and costs twice as much.
 * Resolves with any status and the body as a Buffer; rejects with an AxiosError.
 */
export function adapterFor(agent: Agent, wanted: Request): AxiosAdapter {
  const { baseURL, method, url: path, headers, data } = wanted
  const options = { ...originOf(baseURL), agent, method, path, headers }
  return config =>
    new Promise((resolve, reject) => {
      const sent = request(options)
      const release = bound(sent, wanted)
      const fail = (error: Error) => {
        release()
        reject(AxiosError.from(error, undefined, config, sent))
      }
      const take = (response: IncomingMessage, data: Buffer) => {
        release()
        const { statusCode: status = 0, statusMessage = '' } = response
        const head = { status, statusText: statusMessage, headers: none }
        resolve({ ...head, data, config, request: response })
      }

      sent.on('error', fail)
      sent.once('socket', connectInTime)
      sent.once('response', response => {
        collect(response, take)
        response.once('error', fail)
      })
      sent.end(data)
    })
}

/** Ends the request at its deadline or when its caller gave up. */
function bound(sent: ClientRequest, { timeout, signal }: Request) {
  const late = () => sent.destroy(failure('ETIMEDOUT', 'too late'))
  const cancel = () => sent.destroy(failure('ERR_CANCELED', 'given up'))
  const timer = setTimeout(late, timeout)
  signal?.addEventListener('abort', cancel)
  if (signal?.aborted) cancel()

  return () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}

function connectInTime(this: ClientRequest, socket: Socket) {
  if (!socket.connecting) return
  const late = () =>
    this.destroy(failure('ECONNREFUSED', 'no connection in time'))
  const timer = setTimeout(late, patience)
  const done = () => clearTimeout(timer)
  socket.once('connect', done).once('close', done)
}

/** Hands on the whole body; one that is too long is an error of the response. */
function collect(
  response: IncomingMessage,
  take: (response: IncomingMessage, data: Buffer) => void,
) {
  const chunks: Buffer[] = []
  let length = 0
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
    if (length > longest)
      response.destroy(failure('ERR_BAD_RESPONSE', 'too long'))
  })
  response.on('end', () => {
    take(response, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
  })
}

type Origin = { host: string; port: string }
const origins = new Map<string, Origin>()

/** Taking a URL apart costs as much as writing the request: once per instance will do. */
function originOf(url: string): Origin {
  let origin = origins.get(url)
  if (!origin) {
    const { hostname, port } = new URL(url)
    origin = { host: hostname.replace(/^\[|\]$/g, ''), port: port || '80' }
    origins.set(url, origin)
  }
  return origin
}

function failure(code: string, message: string) {
  return Object.assign(new Error(message), { code })
}
