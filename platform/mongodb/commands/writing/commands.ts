import type { Command } from '../command.ts'
import { insert } from './insert.ts'

export const writingCommands: Record<string, Command> = {
  insert,
}
