import type { TimedCall, Trace } from '@workshop/platform/trace'
import type { RequestHandler } from 'express'
import { z } from 'zod'

declare global {
  namespace Express {
    interface Locals {
      /** Absent where the strip is off. */
      strip?: () => Strip
    }
  }
}

/** `STRIP=off` leaves the strip out. */
export const stripConfig = { STRIP: z.enum(['on', 'off']).default('on') }

/** Which processes made a page, for its foot. */
export type Strip = ReturnType<typeof stripOf>

/** Gives every page a strip; `process` is the one that answers the browser. */
export function showStrip(process: string): RequestHandler {
  return function addStrip({ trace }, { locals }, next) {
    locals.strip = () => ({ process, ...stripOf(trace) })
    next()
  }
}

/** The figures are those that the calls' own measurements left in the trace. */
export function stripOf({ traceId, startedAt, calls: noted }: Trace) {
  const ms = performance.now() - startedAt
  const sorted = noted.toSorted((a, b) => a.startMs - b.startMs)
  const calls = sorted.map((call, index) => ({
    ...call,
    note: noteOf(call, sorted.slice(0, index)),
  }))
  const names = new Set(calls.map(({ upstream }) => upstream))
  const upstreams = [...names].map(name => {
    const own = calls.filter(({ upstream }) => upstream === name)
    const total = own.reduce((sum, call) => sum + call.ms, 0)
    return { name, ms: total, note: own.at(-1)?.note }
  })
  return { traceId, ms, calls, upstreams }
}

/** What is out of the ordinary about a call. */
function noteOf({ status, upstream }: TimedCall, earlier: TimedCall[]) {
  if (isFailure(status)) return 'unavailable'
  if (status === 202) return 'accepted'
  if (status === 304) return 'not modified'
  const isRetry = earlier.some(
    call => call.upstream === upstream && isFailure(call.status),
  )
  return isRetry ? 'retry' : undefined
}

function isFailure(status: TimedCall['status']) {
  return status === 'none' || status >= 500
}
