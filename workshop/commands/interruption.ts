import { watchNpm } from './watch-npm.ts'

const interrupted = new AbortController()
let isAwaited = false

/** A signal that aborts on Ctrl-C, on a request to end, and when the npm behind it is gone. */
export function interruption() {
  isAwaited = true
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, interrupt)
  watchNpm(interrupt)
  return interrupted.signal
}

/** Ends the command, in order if it awaits an interruption. */
export function interrupt() {
  if (isAwaited) interrupted.abort()
  else process.exit()
}
