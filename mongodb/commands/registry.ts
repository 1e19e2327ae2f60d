import type { Command } from '../dispatch/command.ts'
import { aggregate } from './aggregate.ts'
import { noAuthentication } from './authentication.ts'
import { buildInfo } from './build-info.ts'
import { bulkWrite } from './bulk-write.ts'
import { collMod } from './coll-mod.ts'
import { collStats } from './coll-stats.ts'
import { connectionStatus } from './connection-status.ts'
import { count } from './count.ts'
import { create } from './create.ts'
import { createIndexes } from './create-indexes.ts'
import { dbStats } from './db-stats.ts'
import { remove } from './delete.ts'
import { distinct } from './distinct.ts'
import { drop } from './drop.ts'
import { dropDatabase } from './drop-database.ts'
import { dropIndexes } from './drop-indexes.ts'
import { explain } from './explain.ts'
import { find } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { getCmdLineOpts } from './get-cmd-line-opts.ts'
import { getLog } from './get-log.ts'
import { getMore } from './get-more.ts'
import { getParameter } from './get-parameter.ts'
import { hello } from './hello.ts'
import { hostInfo } from './host-info.ts'
import { insert } from './insert.ts'
import { killCursors } from './kill-cursors.ts'
import { listCollections } from './list-collections.ts'
import { listDatabases } from './list-databases.ts'
import { listIndexes } from './list-indexes.ts'
import { ping } from './ping.ts'
import { renameCollection } from './rename-collection.ts'
import { replSetGetStatus } from './repl-set-get-status.ts'
import { serverStatus } from './server-status.ts'
import { endSessions, startSession } from './sessions.ts'
import { noTransactions } from './transactions.ts'
import { unsupported } from './unsupported.ts'
import { update } from './update.ts'
import { whatsmyuri } from './whatsmyuri.ts'

/** Every command that this server knows, by name. */
export const registry = new Map<string, Command>(
  Object.entries({
    ...unsupported,
    abortTransaction: noTransactions,
    aggregate,
    authenticate: noAuthentication,
    buildInfo,
    buildinfo: buildInfo,
    bulkWrite,
    collMod,
    collStats,
    collstats: collStats,
    commitTransaction: noTransactions,
    connectionStatus,
    count,
    create,
    createIndexes,
    dbStats,
    dbstats: dbStats,
    delete: remove,
    deleteIndexes: dropIndexes,
    distinct,
    drop,
    dropDatabase,
    dropIndexes,
    endSessions,
    explain,
    find,
    findAndModify,
    findandmodify: findAndModify,
    getCmdLineOpts,
    getLog,
    getMore,
    getParameter,
    hello,
    hostInfo,
    insert,
    isMaster: hello,
    ismaster: hello,
    killAllSessions: endSessions,
    killCursors,
    killSessions: endSessions,
    listCollections,
    listDatabases,
    listIndexes,
    logout: ping,
    ping,
    refreshSessions: endSessions,
    renameCollection,
    replSetGetStatus,
    saslContinue: noAuthentication,
    saslStart: noAuthentication,
    serverStatus,
    startSession,
    update,
    whatsmyuri,
  }),
)
