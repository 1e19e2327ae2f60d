import type { RequestHandler } from 'express'

/** Blocks the event loop: nothing else in the process runs until the job is done. */
export function blocking(
  jobMs: number,
  onDone: () => void,
): RequestHandler {
  return function block(_req, res) {
    sleepSynchronously(jobMs)
    onDone()
    res.status(201).json({})
  }
}

/** Holds the thread like a long computation, but leaves the processor to other processes. */
function sleepSynchronously(ms: number) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
