import { type Logger, pino } from 'pino'
import { createOutput } from './output.ts'

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
    createOutput(),
  )
}
