import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'

export interface SiteRequest {
  method: string
  /** Sent as it stands: `..` and `%2e` are not resolved. */
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface SiteAnswer {
  /** The request line, for messages: `GET /login`. */
  what: string
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
  text: string
}

const answerTimeoutMs = 15_000

/** Sends one request and reads its whole answer; follows no redirect. */
export async function send(
  url: string,
  wanted: SiteRequest,
): Promise<SiteAnswer> {
  const what = `${wanted.method} ${wanted.path}`
  const message = await open(url, wanted, what)
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  return {
    what,
    status: message.statusCode ?? 0,
    headers: message.headers,
    body,
    text: body.toString(),
  }
}

function open(url: string, wanted: SiteRequest, what: string) {
  const { protocol, hostname, port } = new URL(url)
  const request = protocol === 'https:' ? secure : plain
  const { method, path, body } = wanted
  // Node adds no length to the body of a DELETE or OPTIONS, which is malformed then.
  const length = body && { 'content-length': Buffer.byteLength(body) }
  const headers = { ...length, ...wanted.headers }
  const host = hostname.replace(/^\[|\]$/g, '')

  return new Promise<IncomingMessage>((resolve, reject) => {
    const signal = AbortSignal.timeout(answerTimeoutMs)
    // A connection for each request: one that breaks is then its own.
    const agent = false
    request({ host, port, method, path, headers, signal, agent }, resolve)
      .on('error', cause => reject(explain(cause, what, signal.aborted)))
      .end(body)
  })
}

function explain(cause: Error, what: string, timedOut: boolean) {
  const seconds = answerTimeoutMs / 1000
  const why = timedOut ? `no answer within ${seconds} s` : cause.message
  return new Error(`${what}: ${why}`, { cause })
}
