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
