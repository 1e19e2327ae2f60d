import type { Command } from '../../dispatch/command.ts'
import { bulkWrite } from '../bulk-write.ts'
import { remove } from '../delete.ts'
import { findAndModify } from '../find-and-modify.ts'
import { insert } from '../insert.ts'
import { update } from '../update.ts'

export const writingCommands: Record<string, Command> = {
  bulkWrite,
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
}
