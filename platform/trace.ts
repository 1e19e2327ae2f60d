import { AsyncLocalStorage } from 'node:async_hooks'
import { randomFillSync } from 'node:crypto'

/** One request's place in a trace. */
export type Trace = { traceId: string; spanId: string; parentId?: string }

const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}/

/** Continues the caller's trace or begins one (W3C Trace Context, section 3.2). */
export function traceOf(header: string | undefined): Trace {
  const spanId = randomHex(8)
  const [, traceId, parentId] = traceparent.exec(header ?? '') ?? []

  if (!traceId) return { traceId: randomHex(16), spanId }
  return { traceId, spanId, parentId }
}

/** The header that passes the trace on to the next service. */
export function traceparentOf({ traceId, spanId }: Trace) {
  return `00-${traceId}-${spanId}-01`
}

const traces = new AsyncLocalStorage<Trace>()

/** Runs `act` as part of a trace: whatever it calls, now or later, finds it. */
export function withTrace(trace: Trace, act: () => void) {
  traces.run(trace, act)
}

/** The trace of the request that is being answered, if it is one. */
export function currentTrace() {
  return traces.getStore()
}

/** Random bytes are drawn for many requests at once: each draw costs as much as hundreds of bytes. */
const drawn = Buffer.alloc(4096)
let used = drawn.length

function randomHex(bytes: number) {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += bytes
  return drawn.toString('hex', used - bytes, used)
}
