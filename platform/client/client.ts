import { Agent } from 'node:http'
import axios, { type AxiosResponse } from 'axios'
import { Registry } from 'prom-client'
import { Problem } from '../errors.ts'
import { currentTrace, traceparentOf } from '../trace.ts'
import { type Answer, checkAnswer } from './answer.ts'
import type { Instances } from './instances.ts'
import { createUpstreamMetrics } from './metrics.ts'
import { createReplicas, NoReplica } from './replicas.ts'
import { createRetries } from './retries.ts'
import { createRetryBudget } from './retry-budget.ts'
import { noteCall, noteUnsent } from './timing.ts'
import { UpstreamUnavailable } from './unavailable.ts'

export { UpstreamUnavailable }

/** No answer of a service is longer. */
const maxContentLength = 32 * 1024 * 1024

const probeTimeoutMs = 1000

export type ClientOptions = {
  /** The upstream's one word. */
  upstream: string
  instances: Instances
  /** Asked before a failed replica gets calls again; `/readyz` by default. */
  probePath?: '/readyz' | '/healthz'
  /** How long a call may take with all its tries; 2000 by default. */
  deadlineMs?: number
  /** Counts its requests. */
  registry?: Registry
}

export type Call = {
  method?: 'GET' | 'HEAD' | 'PUT' | 'DELETE' | 'POST' | 'PATCH'
  params?: Record<string, string | number | undefined>
  headers?: Record<string, string>
  data?: unknown
  /** `json` by default. */
  responseType?: 'json' | 'arraybuffer'
  deadlineMs?: number
  /** How long a replica may take while another is left; a quarter of the deadline by default. */
  tryTimeoutMs?: number
  /** Makes a POST repeatable: it is sent again under the same key. */
  idempotencyKey?: string
  /** Statuses from 500 on that are answers: a Problem, but no failure of the replica. */
  agreed?: number[]
  signal?: AbortSignal
}

export type Client = {
  upstream: string
  /**
   * Resolves with each answer below 400, and with 404, which the caller interprets.
   * Rejects with a Problem: the upstream's own for other 4xx; UpstreamUnavailable
   * when no replica answers in time, or the answer cannot be read.
   */
  call<Data>(path: string, call?: Call): Promise<Answer<Data>>
  /** Resolves when a replica says that it is ready. */
  ready(): Promise<void>
  close(): void
}

/** Calls one upstream, on all of its replicas. */
export function createClient({
  upstream,
  instances,
  registry = new Registry(),
  ...options
}: ClientOptions): Client {
  const httpAgent = new Agent({ keepAlive: true })
  const http = axios.create({
    httpAgent,
    maxContentLength,
    maxRedirects: 0,
    proxy: false,
    validateStatus: null,
  })
  const metrics = createUpstreamMetrics(upstream, registry)
  const replicas = createReplicas({ instances, isReady, metrics })
  const budget = createRetryBudget()
  const sendWithRetries = createRetries({ replicas, budget, metrics })

  async function call<Data>(path: string, call: Call = {}) {
    const { method = 'GET', signal } = call
    const { deadlineMs = options.deadlineMs ?? 2000 } = call
    const { tryTimeoutMs = deadlineMs / 4 } = call
    const headers = headersOf(call)
    budget.earn()
    try {
      const answer = await sendWithRetries(
        (url, timeoutMs) =>
          send(url, path, { ...call, headers }, timeoutMs),
        {
          isRepeatable:
            idempotent.has(method) || call.idempotencyKey !== undefined,
          deadlineMs,
          tryTimeoutMs,
          signal,
        },
      )
      return answer as Answer<Data>
    } catch (error) {
      if (error instanceof Problem) throw error
      if (error instanceof NoReplica) noteUnsent(upstream)
      throw new UpstreamUnavailable(upstream, error)
    }
  }

  async function send(
    baseURL: string,
    url: string,
    { responseType = 'json', signal, agreed = [], ...call }: Call,
    timeout: number,
  ) {
    const sentAt = performance.now()
    const { method, params, headers, data } = call
    const request = { method, baseURL, url, params, headers, data }
    let response: AxiosResponse<unknown> | undefined
    try {
      const bounds = { responseType, signal, timeout }
      response = await http.request<unknown>({ ...request, ...bounds })
      return checkAnswer(response, agreed)
    } finally {
      const ms = performance.now() - sentAt
      metrics.answered(response?.status ?? 'none', ms)
      noteCall({ upstream, url: baseURL, sentAt, ms, response })
    }
  }

  function probe(url: string, path = '/readyz') {
    return send(url, path, {}, probeTimeoutMs)
  }

  function isReady(url: string) {
    return probe(url, options.probePath).then(
      () => true,
      () => false,
    )
  }

  async function ready() {
    try {
      await Promise.any((await instances()).map(url => probe(url)))
    } catch (error) {
      throw new UpstreamUnavailable(upstream, error)
    }
  }

  function close() {
    replicas.close()
    httpAgent.destroy()
  }
  return { upstream, call, ready, close }
}

/** Methods that may be sent again (RFC 9110, section 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])

function headersOf({ responseType, headers, idempotencyKey }: Call) {
  const trace = currentTrace()
  return {
    ...(trace && { traceparent: traceparentOf(trace) }),
    ...(responseType !== 'arraybuffer' && { accept: 'application/json' }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    ...headers,
  }
}
