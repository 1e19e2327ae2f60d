import { Agent } from 'node:http'
import { Axios, type AxiosResponse } from 'axios'
import { createAdapter } from './adapter.ts'

/** The longest answer that is taken, in bytes. */
const longest = 32 * 1024 * 1024

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

/** Sends one request to one instance and hands back whatever it answers. */
export function createTransport() {
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' })
  // The class alone, without axios' defaults: these cost more than the request.
  const http = new Axios({
    adapter: createAdapter(agent),
    maxRedirects: 0,
    maxContentLength: longest,
  })
  return {
    send: (request: Request): Promise<AxiosResponse<Buffer>> =>
      http.request(request),
    close: () => agent.destroy(),
  }
}

export type Transport = ReturnType<typeof createTransport>
