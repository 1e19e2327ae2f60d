import type { Command } from '../dispatch/command.ts'
import { MongoError } from '../errors.ts'

/** What shells and tools ask for when they connect. */
const parameters = {
  featureCompatibilityVersion: { version: '8.0' },
  authenticationMechanisms: [],
  logLevel: 0,
}

export const getParameter: Command = {
  run({ body }) {
    const isAll = body.get('getParameter') === '*'
    const wanted = Object.entries(parameters).filter(
      ([name]) => isAll || body.has(name),
    )
    if (wanted.length > 0) return Object.fromEntries(wanted)
    throw new MongoError('InvalidOptions', 'no option found to get')
  },
}

export const getCmdLineOpts: Command = {
  run: () => ({ argv: ['workshop-embedded-server'], parsed: {} }),
}

/** Notes for whoever opens a shell. */
const warnings = [
  'This is the workshop’s embedded MongoDB-compatible server, not MongoDB.',
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
