import type { ErrorRequestHandler } from 'express'
import { MongoError } from 'mongodb'

/** At the end the database closes under whoever asked and left before the answer: that is no fault. */
export function dropUnheard(ending: AbortSignal): ErrorRequestHandler {
  return function drop(error, req, _res, next) {
    const isOfEnd = ending.aborted && error instanceof MongoError
    // The answer's own `close` comes later than the end of its connection.
    if (isOfEnd && req.socket.destroyed) return
    next(error)
  }
}
