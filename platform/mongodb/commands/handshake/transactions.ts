import { MongoError } from '../../errors.ts'
import type { Command } from '../command.ts'

/** As MongoDB answers where transactions cannot be had (code 20); drivers do not retry it. */
export function refuseTransaction(): never {
  throw new MongoError(
    'IllegalOperation',
    'Transactions are not supported by this embedded server. They need MongoDB itself.',
  )
}

export const noTransactions: Command = { run: refuseTransaction }
