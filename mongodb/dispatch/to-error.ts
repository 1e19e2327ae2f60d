import { MongoError } from '../errors.ts'
import type { Host } from './host.ts'

/** What a client is told: an error of ours as it is, any other as InternalError, logged whole. */
export function toMongoError(error: unknown, host: Host): MongoError {
  if (error instanceof MongoError) return error
  host.log(error)
  const message = error instanceof Error ? error.message : String(error)
  return new MongoError('InternalError', message)
}
