import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { timedCallsIn } from '@workshop/platform/server-timing'
import type { TimedCall } from '@workshop/platform/trace'

export type Target = {
  /** `{n}` in it is another number each time. */
  url: string
  method: string
  headers: Record<string, string>
  data?: string
  /** How many connections may be open; further requests wait for one. */
  connections: number
  timeoutMs: number
  /** Hears which upstreams an answer took, where it says so. */
  onCalls?: (calls: TimedCall[]) => void
}

export class RequestTimeout extends Error {
  constructor() {
    super('timeout')
  }
}

/** Sends one request again and again over kept-alive connections. */
export function openTarget(target: Target) {
  const { url, method, headers, data, connections, timeoutMs } = target
  let turn = 0
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: connections,
  })

  /** Resolves with the status once the whole answer is there; redirects are not followed. */
  async function send() {
    const signal = AbortSignal.timeout(timeoutMs)
    const address = url.replaceAll('{n}', numberOf(turn++))
    const req = request(address, { agent, method, headers, signal })
    // A timeout while the answer arrives is an error of the answer, too.
    req.on('error', () => {})
    try {
      req.end(data)
      const [res] = await once(req, 'response')
      await once(res.resume(), 'end')
      target.onCalls?.(timedCallsIn(res.headers['server-timing']))
      return Number(res.statusCode)
    } catch (error) {
      throw signal.aborted ? new RequestTimeout() : named(error)
    }
  }

  return { send, close: () => agent.destroy() }
}

/** 100 to 999, in turn: three digits are a valid width of a picture. */
function numberOf(turn: number) {
  return String(100 + (turn % 900))
}

/** With its code as the message, so that equal errors are counted together. */
function named(error: unknown) {
  const { code, message } = error as NodeJS.ErrnoException
  return new Error(code ?? message, { cause: error })
}
