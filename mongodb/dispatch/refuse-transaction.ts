import { MongoError } from '../errors.ts'

/** Code 263, not 20: drivers take 20 for a server without retryable writes, and say so instead. */
export function refuseTransaction(): never {
  throw new MongoError(
    'OperationNotSupportedInTransaction',
    'Transactions are not supported by this embedded server. They need MongoDB itself.',
  )
}
