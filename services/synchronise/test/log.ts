import { pino } from 'pino'

type Line = Record<string, unknown> & { msg: string }

/** A log that a test can read: its lines as objects. */
export function createTestLog() {
  const lines: Line[] = []
  const write = (line: string) => void lines.push(JSON.parse(line))
  return { lines, log: pino({}, { write }) }
}
