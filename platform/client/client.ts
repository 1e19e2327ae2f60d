import { Agent } from 'node:http'
import axios, { type AxiosResponse, isAxiosError } from 'axios'
import { Problem } from '../errors.ts'
import type { Instances } from './instances.ts'

export type Options = {
  /** The upstream's one word. */
  upstream: string
  instances: Instances
  /** How long a call may take with all its tries, in milliseconds. */
  deadline?: number
}

export type Call = {
  method?: 'GET' | 'HEAD' | 'PUT' | 'DELETE' | 'POST' | 'PATCH'
  params?: Record<string, string | number | undefined>
  headers?: Record<string, string>
  data?: unknown
  /** `json` unless told otherwise. */
  responseType?: 'json' | 'arraybuffer'
  deadline?: number
  signal?: AbortSignal
}

export type Answer<Data> = Pick<
  AxiosResponse<Data>,
  'status' | 'headers' | 'data'
>

export type Client = {
  upstream: string
  /**
   * Resolves with every answer below 400 and with 404 (the caller knows what it means).
   * Rejects with a Problem: the upstream's own for other 4xx; 503 with Retry-After,
   * `missing` naming the upstream, when it is away, slow or answers nonsense.
   */
  call<Data>(path: string, call?: Call): Promise<Answer<Data>>
  /** Resolves when some instance says that it is ready. */
  ready(): Promise<void>
  close(): void
}

/** What an upstream that does not answer leaves behind. */
export class Missing extends Problem {
  readonly upstream: string

  constructor(upstream: string, cause?: unknown) {
    super(503, `The service ${upstream} does not answer`, {
      detail: 'It is tried again by itself; please try again in a moment.',
      headers: { 'Retry-After': '2' },
      cause,
    })
    this.upstream = upstream
  }
}

/** Calls one upstream, on any of its live instances. */
export function createClient({
  upstream,
  instances,
  deadline = 2000,
}: Options): Client {
  const agent = new Agent({ keepAlive: true })
  const http = axios.create({
    httpAgent: agent,
    maxRedirects: 0,
    validateStatus: status => status < 400 || status === 404,
  })

  async function call<Data>(path: string, { method, ...rest }: Call = {}) {
    const [baseURL] = await instances()
    const timeout = rest.deadline ?? deadline
    return http
      .request<Data>({
        ...rest,
        method: method ?? 'GET',
        url: path,
        baseURL,
        timeout,
      })
      .catch(error => {
        throw toProblem(upstream, error)
      })
  }

  return {
    upstream,
    call,
    ready: async () => {
      await call('/readyz')
    },
    close: () => agent.destroy(),
  }
}

function toProblem(upstream: string, error: unknown) {
  const answer = isAxiosError(error) ? error.response : undefined
  if (!answer || answer.status >= 500) return new Missing(upstream, error)
  const { title, detail, errors } = answer.data ?? {}
  return new Problem(answer.status, title ?? 'Refused', {
    detail,
    errors,
    cause: error,
  })
}
