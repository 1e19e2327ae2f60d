import type { Command } from '../../dispatch/command.ts'
import { aggregate } from '../aggregate.ts'
import { count } from '../count.ts'
import { distinct } from '../distinct.ts'
import { explain } from '../explain.ts'
import { find } from '../find.ts'
import { getMore } from '../get-more.ts'
import { killCursors } from '../kill-cursors.ts'

export const readingCommands: Record<string, Command> = {
  aggregate,
  count,
  distinct,
  explain,
  find,
  getMore,
  killCursors,
}
