import type { Command } from '../dispatch/command.ts'

export const ping: Command = { run: () => ({}) }
