import type { AxiosResponse } from 'axios'
import { timedCallsIn } from '../server-timing.ts'
import { currentTrace } from '../trace.ts'

type Sent = {
  upstream: string
  /** Of the replica. */
  url: string
  sentAt: number
  ms: number
  /** Absent where no answer came. */
  response?: AxiosResponse<unknown>
}

/** Adds a request to an upstream, and those that it made, to the trace of the current request. */
export function noteCall({ upstream, url, sentAt, ms, response }: Sent) {
  const trace = currentTrace()
  if (!trace) return
  const startMs = sentAt - trace.startedAt
  const { status = 'none', headers = {} } = response ?? {}
  const replica = new URL(url).host
  trace.calls.push({ upstream, replica, status, startMs, ms })
  for (const call of timedCallsIn(String(headers['server-timing'])))
    trace.calls.push({
      ...call,
      startMs: startMs + call.startMs,
      by: upstream,
    })
}

/** The same for a request that no replica was available for. */
export function noteUnsent(upstream: string) {
  const trace = currentTrace()
  if (!trace) return
  const startMs = performance.now() - trace.startedAt
  const call = { upstream, replica: '', status: 'none' as const }
  trace.calls.push({ ...call, startMs, ms: 0 })
}
