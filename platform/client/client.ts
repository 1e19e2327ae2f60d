import type { AxiosResponse } from 'axios'
import type { Registry } from 'prom-client'
import { Problem } from '../errors.ts'
import { currentTrace, traceparentOf } from '../trace.ts'
import { createBalance } from './balance.ts'
import { createBreaker } from './breaker.ts'
import { createBudget } from './budget.ts'
import type { Instances } from './instances.ts'
import { createMeter } from './meter.ts'
import { read } from './read.ts'
import { createTransport } from './transport.ts'
import { createTries, type Tried } from './tries.ts'
import { UpstreamUnavailable } from './unavailable.ts'

export { UpstreamUnavailable }

export type Options = {
  /** The upstream's one word. */
  upstream: string
  instances: Instances
  /** How long a call may take with all its tries, in milliseconds. */
  deadline?: number
  /** Where its requests are counted. */
  registry?: Registry
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

/** Calls one upstream, on all of its live instances in turn. */
export function createClient({
  upstream,
  instances,
  deadline = 2000,
  registry,
}: Options): Client {
  const transport = createTransport()
  const balance = createBalance(instances)
  const budget = createBudget()
  const meter = createMeter(upstream, registry)
  const tryEach = createTries({ transport, balance, budget, meter })
  const breaker = createBreaker(ask)
    .on('open', () => meter.breaker(1))
    .on('halfOpen', () => meter.breaker(0.5))
    .on('close', () => meter.breaker(0))

  async function ask(path: string, call: Call): Promise<Answer<unknown>> {
    try {
      const request = requestOf(path, call)
      const response = await tryEach(request, call.deadline ?? deadline)
      return read(response, call.responseType)
    } catch (error) {
      throw toProblem(error)
    }
  }

  function toProblem(error: unknown) {
    return error instanceof Problem
      ? error
      : new UpstreamUnavailable(upstream, error)
  }

  async function call<Data>(path: string, call: Call = {}) {
    budget.earn()
    try {
      return (await breaker.fire(path, call)) as Answer<Data>
    } catch (error) {
      throw toProblem(error)
    }
  }

  return {
    upstream,
    call,
    // Not by the breaker: not ready yet is no failure. In a second no wait for a Retry-After fits: its caller asks again.
    ready: async () => void (await ask('/readyz', { deadline: 1000 })),
    close() {
      breaker.shutdown()
      transport.close()
    },
  }
}

function requestOf(path: string, call: Call): Tried {
  const { method = 'GET', params, data, signal } = call
  const raw = data === undefined || Buffer.isBuffer(data)
  return {
    method,
    url: withParams(path, params),
    headers: headersOf(call, !raw),
    data: raw ? data : JSON.stringify(data),
    signal,
  }
}

function headersOf({ responseType, headers }: Call, isJson: boolean) {
  const sent: Record<string, string> = {}
  const trace = currentTrace()
  if (trace) sent.traceparent = traceparentOf(trace)
  if (isJson) sent['content-type'] = 'application/json'
  if (responseType !== 'arraybuffer') sent.accept = 'application/json'
  return { ...sent, ...headers }
}

function withParams(path: string, params: Call['params']) {
  if (!params) return path
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}
