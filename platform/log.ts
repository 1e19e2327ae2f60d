import { destination, type Logger, pino } from 'pino'

export type { Logger }

/** What must never stand in a log, wherever an object carries it. */
const secrets = [
  'cookie',
  'authorization',
  'password',
  'secret',
  '_csrf',
].flatMap(field => [field, `*.${field}`, `*.*.${field}`])

/** JSON lines on standard output; `LOG_LEVEL` says how much (default info). */
export function createLog(name: string): Logger {
  return pino(
    {
      name,
      level: process.env.LOG_LEVEL ?? 'info',
      base: { name },
      redact: { paths: secrets, censor: '[hidden]' },
    },
    gathered(),
  )
}

/** Writes many lines at once, at the latest after 100 ms and at the end of the process: each write alone costs more than its line. */
function gathered() {
  const output = destination({
    dest: 1,
    sync: true,
    minLength: 4096,
    periodicFlush: 100,
  })
  process.on('exit', () => {
    try {
      output.flushSync()
    } catch {
      // Nobody reads any more.
    }
  })
  return output
}
