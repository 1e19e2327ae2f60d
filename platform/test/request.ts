import axios from 'axios'

type Init = {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** Neither parses an answer nor judges it. */
const asItIs = {
  responseType: 'text',
  transformResponse: (text: string) => text,
  validateStatus: () => true,
  maxRedirects: 0,
} as const

/**
 * Sends requests of any kind to one server. `fetch` would add
 * Cache-Control: no-cache to a conditional request.
 */
export function requestFrom(url: string) {
  return async function request(
    path: string,
    { method, headers, body }: Init = {},
  ) {
    const answer = await axios.request<string>({
      url: url + path,
      method,
      headers: { Accept: '*/*', Connection: 'close', ...headers },
      data: body === undefined ? undefined : Buffer.from(body),
      ...asItIs,
    })
    const text = answer.data
    const found = new Headers(answer.headers as Record<string, string>)
    return {
      status: answer.status,
      headers: found,
      type: found.get('content-type')?.split(';')[0],
      etag: found.get('etag') ?? '',
      text,
      data: text.startsWith('{') ? JSON.parse(text) : undefined,
    }
  }
}

export type SendRequest = ReturnType<typeof requestFrom>
export type RawAnswer = Awaited<ReturnType<SendRequest>>
