import type { TimedCall, Trace } from './trace.ts'

/**
 * The field `Server-Timing` of an answer (W3C Server Timing, section 3).
 * `start` is our own parameter; browsers ignore it.
 */
export function serverTimingOf({ startedAt, calls }: Trace) {
  const total = `total;dur=${round(performance.now() - startedAt)}`
  return [total, ...calls.map(entryOf)].join(', ')
}

/** A metric's name is a token (RFC 9110, section 5.6.2), which has no `@`. */
function entryOf({ upstream, replica, status, startMs, ms }: TimedCall) {
  const name = upstream.replace('@', '.')
  const says = `desc="${status} from ${replica}"`
  return `${name};${says};start=${round(startMs)};dur=${round(ms)}`
}

const entry =
  /([\w.-]+);desc="(\d+|none) from ([\w.:[\]-]*)";start=([\d.]+);dur=([\d.]+)/g

/** The calls in an upstream's `Server-Timing`; entries of any other form are left out. */
export function timedCallsIn(header = ''): TimedCall[] {
  return [...header.matchAll(entry)].map(
    ([, name, status, replica, startMs, ms]) => ({
      upstream: name.replace('.', '@'),
      replica,
      status: status === 'none' ? status : Number(status),
      startMs: Number(startMs),
      ms: Number(ms),
    }),
  )
}

function round(ms: number) {
  return Math.round(ms * 10) / 10
}
