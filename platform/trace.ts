import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** One request to a replica of an upstream, as its caller measured it. */
export type TimedCall = {
  upstream: string
  /** Host and port of the replica; empty where none was available. */
  replica: string
  /** `none` where no answer came. */
  status: number | 'none'
  /** Since the caller's own request began. */
  startMs: number
  ms: number
  /** The service that made it, where it is another one. */
  by?: string
}

/** One request's place in a trace, and the calls made for it. */
export type Trace = {
  traceId: string
  spanId: string
  parentId?: string
  /** As `performance.now()` tells it. */
  startedAt: number
  /** Each request to an upstream that has ended, followed by those that it caused. */
  calls: TimedCall[]
}

const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}/

/** Continues the caller's trace or begins one (W3C Trace Context, section 3.2). */
export function traceOf(header?: string | string[]): Trace {
  const spanId = randomHex().slice(16)
  const [, traceId = randomHex(), parentId] =
    traceparent.exec(String(header)) ?? []
  const startedAt = performance.now()
  return { traceId, spanId, parentId, startedAt, calls: [] }
}

/** The header that passes the trace on to the next service. */
export function traceparentOf({ traceId, spanId }: Trace) {
  return `00-${traceId}-${spanId}-01`
}

const traces = new AsyncLocalStorage<Trace | undefined>()

/** Runs `act` as part of a trace: `currentTrace` finds it in every call of `act`. */
export function withTrace<Result>(trace: Trace, act: () => Result): Result {
  return traces.run(trace, act)
}

/** The same for work that a request only sets off: it is no part of its trace. */
export function withoutTrace<Result>(act: () => Result): Result {
  return traces.run(undefined, act)
}

/** The trace of the request that is being answered, if there is one. */
export function currentTrace() {
  return traces.getStore()
}

/** 32 digits of a UUID, for which Node draws the random bytes ahead. */
function randomHex() {
  return randomUUID().replaceAll('-', '')
}
