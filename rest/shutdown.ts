import type { ErrorRequestHandler } from 'express'
import { MongoError } from 'mongodb'

/**
 * During a shutdown the database may close before the answer to a client
 * that has left already: that error is not a fault.
 */
export function dropUnheard(shutdown: AbortSignal): ErrorRequestHandler {
  return function drop(error, req, _res, next) {
    const isOfShutdown = shutdown.aborted && error instanceof MongoError
    // The answer's own `close` comes later than the end of its connection.
    if (isOfShutdown && req.socket.destroyed) return
    next(error)
  }
}
