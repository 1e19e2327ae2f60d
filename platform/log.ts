import { type DestinationStream, type Logger, pino } from 'pino'
import { inTime } from './in-time.ts'
import { currentTrace } from './trace.ts'

export type { Logger }

/** Bytes that wait for a stalled reader of the log; further lines are dropped. */
const maxBufferedBytes = 4 * 1024 * 1024

/** Fields that no log shows, at any of three levels of an object. */
const secrets = [
  'cookie',
  'authorization',
  'password',
  'secret',
  '_csrf',
].flatMap(field => [field, `*.${field}`, `*.*.${field}`])

/**
 * JSON lines; `LOG_LEVEL` sets how many (default `info`).
 * A line that is written while a request is answered carries its trace id.
 */
export function createLog(
  name: string,
  destination: DestinationStream = standardOutput(),
): Logger {
  return pino(
    {
      level: process.env.LOG_LEVEL ?? 'info',
      base: { name },
      redact: { paths: secrets, censor: '[hidden]' },
      mixin: traceFields,
    },
    destination,
  )
}

function traceFields() {
  const trace = currentTrace()
  return trace ? { traceId: trace.traceId } : {}
}

/**
 * Asynchronous: a reader that stalls must not stall the process. Lines are
 * written together, at least every 100 ms; Pino flushes the rest at exit.
 */
function standardOutput() {
  const output = pino.destination({
    sync: false,
    minLength: 4096,
    periodicFlush: 100,
    maxLength: maxBufferedBytes,
  })
  // The reader is gone: an error has no reader either.
  return output.on('error', () => {})
}

/** Time for the last lines: a reader that stalls must not keep a process alive. */
const closeTimeoutMs = 1000

/**
 * Writes the last lines, for a process that exits now. Pino's own flush at
 * the exit would never end where the reader of the log is gone or stalls.
 */
export async function closeLog(log: Logger) {
  await inTime(flush(log), closeTimeoutMs).catch(() => {})
  const destination = Reflect.get(log, pino.symbols.streamSym)
  destination.destroy?.()
}

/** Twice: the first may only wait for a write that began before the last lines. */
async function flush(log: Logger) {
  for (let times = 0; times < 2; times++)
    await new Promise<unknown>(resolve => log.flush(resolve))
}
