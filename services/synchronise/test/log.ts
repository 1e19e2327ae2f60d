import { createLog, type Logger } from '@workshop/platform/log'

type Line = Record<string, unknown> & { msg: string }

/** A log that a test can read: its lines as objects. */
export function createLines() {
  const lines: Line[] = []
  const log = (bound: object) => {
    const write = (...[first, second]: [object | string, string?]) => {
      const fields = typeof first === 'string' ? { msg: first } : first
      lines.push({ ...bound, msg: second ?? '', ...fields })
    }
    const child = (more: object) => log({ ...bound, ...more })
    return { info: write, warn: write, error: write, child }
  }
  return { lines, log: log({}) as unknown as Logger }
}

export function createSilence() {
  const log = createLog('test')
  log.level = 'silent'
  return log
}
