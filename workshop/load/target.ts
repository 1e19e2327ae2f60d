import { once } from 'node:events'
import { Agent, request } from 'node:http'

export type Target = {
  url: string
  method: string
  headers: Record<string, string>
  data?: string
  /** How many connections may be open; further requests wait for one. */
  connections: number
  timeoutMs: number
}

export class RequestTimeout extends Error {
  constructor() {
    super('timeout')
  }
}

/** Sends one request again and again over kept-alive connections. */
export function openTarget(target: Target) {
  const { url, method, headers, data, connections, timeoutMs } = target
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: connections,
  })

  /** Resolves with the status once the whole answer is there; redirects are not followed. */
  async function send() {
    const signal = AbortSignal.timeout(timeoutMs)
    const req = request(url, { agent, method, headers, signal })
    // A timeout while the answer arrives is an error of the answer, too.
    req.on('error', () => {})
    try {
      req.end(data)
      const [res] = await once(req, 'response')
      await once(res.resume(), 'end')
      return Number(res.statusCode)
    } catch (error) {
      throw signal.aborted ? new RequestTimeout() : named(error)
    }
  }

  return { send, close: () => agent.destroy() }
}

/** With its code as the message, so that equal errors are counted together. */
function named(error: unknown) {
  const { code, message } = error as NodeJS.ErrnoException
  return new Error(code ?? message, { cause: error })
}
