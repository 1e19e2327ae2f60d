import type { Command } from '../dispatch/command.ts'
import { refuseTransaction } from '../dispatch/refuse-transaction.ts'

export const noTransactions: Command = { run: refuseTransaction }
