import { Agent, type IncomingHttpHeaders } from 'node:http'
import { Axios, type AxiosResponse } from 'axios'
import { adapterFor } from './adapter.ts'

export type Request = {
  method: string
  /** The instance, then the path with its query. */
  baseURL: string
  url: string
  headers: Record<string, string>
  data?: Buffer | string
  /** Milliseconds. */
  timeout: number
  signal?: AbortSignal
}

export type Response = {
  status: number
  headers: IncomingHttpHeaders
  data: Buffer
}

/** Sends one request to one instance and hands back whatever it answers. */
export function createTransport() {
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' })
  // The class alone, without axios' defaults: these cost more than the request.
  const http = new Axios({})

  // Nor is axios given what it need not know: it copies and checks every field and header.
  function send(request: Request): Promise<Response> {
    const { url } = request
    const adapter = adapterFor(agent, request)
    return http.request<Buffer>({ url, adapter }).then(toResponse)
  }
  return { send, close: () => agent.destroy() }
}

function toResponse({ status, request, data }: AxiosResponse<Buffer>) {
  return { status, headers: request.headers, data }
}

export type Transport = ReturnType<typeof createTransport>
