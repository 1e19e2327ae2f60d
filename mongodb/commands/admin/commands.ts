import type { Command } from '../../dispatch/command.ts'
import { collMod } from '../coll-mod.ts'
import { collStats } from '../coll-stats.ts'
import { create } from '../create.ts'
import { createIndexes } from '../create-indexes.ts'
import { dbStats } from '../db-stats.ts'
import { drop, dropDatabase } from '../drop.ts'
import { dropIndexes } from '../drop-indexes.ts'
import { getCmdLineOpts, getLog, getParameter } from '../get-log.ts'
import { hostInfo } from '../host-info.ts'
import { listCollections } from '../list-collections.ts'
import { listDatabases } from '../list-databases.ts'
import { listIndexes } from '../list-indexes.ts'
import { renameCollection } from '../rename-collection.ts'
import { replSetGetStatus } from '../repl-set-get-status.ts'
import { serverStatus } from '../server-status.ts'
import { unsupported } from '../unsupported.ts'

export const adminCommands: Record<string, Command> = {
  ...unsupported,
  collMod,
  collStats,
  collstats: collStats,
  create,
  createIndexes,
  dbStats,
  dbstats: dbStats,
  drop,
  dropDatabase,
  dropIndexes,
  deleteIndexes: dropIndexes,
  getCmdLineOpts,
  getLog,
  getParameter,
  hostInfo,
  listCollections,
  listDatabases,
  listIndexes,
  renameCollection,
  replSetGetStatus,
  serverStatus,
}
