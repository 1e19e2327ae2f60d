import type { Command } from '../dispatch/command.ts'
import { MongoError } from '../errors.ts'

/** Shells print these when they connect. */
const warnings = [
  'This is an embedded MongoDB-compatible server, not MongoDB.',
]

export const getLog: Command = {
  run({ body }) {
    const name = body.string('getLog')
    if (name === '*') return { names: ['global', 'startupWarnings'] }
    if (name !== 'global' && name !== 'startupWarnings') {
      throw new MongoError('InvalidOptions', `No log named '${name}'`)
    }
    const log = warnings.map(asLogLine)
    return { totalLinesWritten: log.length, log }
  },
}

function asLogLine(msg: string) {
  const t = { $date: new Date().toISOString() }
  return JSON.stringify({
    t,
    s: 'W',
    c: 'CONTROL',
    id: 1,
    ctx: 'main',
    msg,
  })
}
