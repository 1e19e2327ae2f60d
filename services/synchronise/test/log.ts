import { createLog } from '@workshop/platform/log'

type Line = Record<string, unknown> & { msg: string }

/** A log that a test can read: its lines as objects. */
export function createTestLog() {
  const lines: Line[] = []
  const write = (line: string) => void lines.push(JSON.parse(line))
  const log = createLog('test', { write }).child({}, { level: 'info' })
  return { lines, log }
}
