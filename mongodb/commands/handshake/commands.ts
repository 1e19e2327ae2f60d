import type { Command } from '../../dispatch/command.ts'
import { noAuthentication } from '../authentication.ts'
import { buildInfo } from '../build-info.ts'
import { connectionStatus } from '../connection-status.ts'
import { hello } from '../hello.ts'
import { endSessions, startSession } from '../sessions.ts'
import { noTransactions } from '../transactions.ts'

const done: Command = { run: () => ({}) }

export const handshakeCommands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: done,
  buildInfo,
  buildinfo: buildInfo,
  connectionStatus,
  whatsmyuri: { run: ({ client }) => ({ you: client.address }) },
  startSession,
  endSessions,
  refreshSessions: endSessions,
  killSessions: endSessions,
  killAllSessions: endSessions,
  saslStart: noAuthentication,
  saslContinue: noAuthentication,
  authenticate: noAuthentication,
  logout: done,
  commitTransaction: noTransactions,
  abortTransaction: noTransactions,
}
