import { MongoError } from '../errors.ts'
import type { Host } from './host.ts'

/** Any other error is logged, and sent as InternalError. */
export function toMongoError(error: unknown, host: Host): MongoError {
  if (error instanceof MongoError) return error
  host.log(error)
  const message = error instanceof Error ? error.message : String(error)
  return new MongoError('InternalError', message)
}
