import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** One request's place in a trace. */
export type Trace = { traceId: string; spanId: string; parentId?: string }

const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}/

/** Continues the caller's trace or begins one (W3C Trace Context, section 3.2). */
export function traceOf(header?: string | string[]): Trace {
  const spanId = randomHex().slice(16)
  const [, traceId, parentId] = traceparent.exec(String(header)) ?? []

  if (!traceId) return { traceId: randomHex(), spanId }
  return { traceId, spanId, parentId }
}

/** The header that passes the trace on to the next service. */
export function traceparentOf({ traceId, spanId }: Trace) {
  return `00-${traceId}-${spanId}-01`
}

const traces = new AsyncLocalStorage<Trace>()

/** Runs `act` as part of a trace: `currentTrace` finds it in every call of `act`. */
export function withTrace<Result>(trace: Trace, act: () => Result): Result {
  return traces.run(trace, act)
}

/** The trace of the request that is being answered, if there is one. */
export function currentTrace() {
  return traces.getStore()
}

/** 32 digits of a UUID, for which Node draws the random bytes ahead. */
function randomHex() {
  return randomUUID().replaceAll('-', '')
}
