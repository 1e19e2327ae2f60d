import type { Command } from '../command.ts'
import { find } from './find.ts'
import { getMore } from './get-more.ts'
import { killCursors } from './kill-cursors.ts'

export const readingCommands: Record<string, Command> = {
  find,
  getMore,
  killCursors,
}
