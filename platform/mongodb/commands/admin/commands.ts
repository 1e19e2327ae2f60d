import type { Command } from '../command.ts'

export const adminCommands: Record<string, Command> = {}
