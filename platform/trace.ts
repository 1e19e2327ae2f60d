import { randomBytes } from 'node:crypto'

/** One request's place in a trace. */
export type Trace = { traceId: string; spanId: string; parentId?: string }

const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}/

/** Continues the caller's trace or begins one (W3C Trace Context, section 3.2). */
export function traceOf(header: string | undefined): Trace {
  const spanId = randomBytes(8).toString('hex')
  const [, traceId, parentId] = traceparent.exec(header ?? '') ?? []

  if (!traceId) return { traceId: randomBytes(16).toString('hex'), spanId }
  return { traceId, spanId, parentId }
}

/** The header that passes the trace on to the next service. */
export function traceparentOf({ traceId, spanId }: Trace) {
  return `00-${traceId}-${spanId}-01`
}
