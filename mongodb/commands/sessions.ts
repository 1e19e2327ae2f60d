import { randomUUID } from 'node:crypto'
import { UUID } from 'bson'
import type { Command } from '../dispatch/command.ts'

/** Sessions cost this server nothing, so it keeps no list of them. */
export const startSession: Command = {
  run: () => ({ id: { id: new UUID(randomUUID()) }, timeoutMinutes: 30 }),
}

export const endSessions: Command = { run: () => ({}) }
