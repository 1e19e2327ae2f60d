import { Agent, type IncomingHttpHeaders } from 'node:http'
import { Axios } from 'axios'
import { createAdapter } from './adapter.ts'

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
  const http = new Axios({ adapter: createAdapter(agent) })

  async function send(request: Request): Promise<Response> {
    const response = await http.request<Buffer>(request)
    const { status, data } = response
    return { status, headers: response.request.headers, data }
  }
  return { send, close: () => agent.destroy() }
}

export type Transport = ReturnType<typeof createTransport>
