import type { TimedCall, Trace } from '@workshop/platform/trace'
import type { RequestHandler } from 'express'
import * as z from 'zod'

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
  const calls = sorted.map((call, index) =>
    describeCall(call, noteOf(call, sorted.slice(0, index))),
  )
  const names = new Set(calls.map(({ upstream }) => upstream))
  const upstreams = [...names].map(name =>
    describeUpstream(calls.filter(({ upstream }) => upstream === name)),
  )
  return { traceId, ms, time: milliseconds(ms), calls, upstreams }
}

function describeCall(call: TimedCall, note?: string) {
  const { replica, status } = call
  const none = replica ? 'no answer' : 'no replica'
  const answer = status === 'none' ? none : String(status)
  return {
    ...call,
    note,
    answer: note ? `${answer}, ${note}` : answer,
    time: milliseconds(call.ms),
  }
}

type Described = ReturnType<typeof describeCall>

/** All calls to an upstream in a few words. */
function describeUpstream(calls: Described[]) {
  const [{ upstream: name }] = calls
  const { note } = calls[calls.length - 1]
  if (note === 'unavailable') return { name, note, says: note }
  const time = milliseconds(calls.reduce((sum, { ms }) => sum + ms, 0))
  return { name, note, says: note ? `${time} (${note})` : time }
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

/** `12 ms`, and below 10 with a tenth: `3.4 ms` */
function milliseconds(ms: number) {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`
}
