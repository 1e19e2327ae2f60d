import type { Command } from '../dispatch/command.ts'
import { adminCommands } from './admin/commands.ts'
import { handshakeCommands } from './handshake/commands.ts'
import { readingCommands } from './reading/commands.ts'
import { writingCommands } from './writing/commands.ts'

/** Every command that this server knows, by name. */
export const registry = new Map<string, Command>(
  Object.entries({
    ...handshakeCommands,
    ...readingCommands,
    ...writingCommands,
    ...adminCommands,
  }),
)
