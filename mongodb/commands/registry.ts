import { adminCommands } from './admin/commands.ts'
import type { Command } from './command.ts'
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
