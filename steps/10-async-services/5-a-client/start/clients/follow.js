// Follows an operation until it is over, and prints how it ended:
//   node playground/clients/follow.js <address of the operation> [seconds]
import { setTimeout as pause } from 'node:timers/promises'

const [url, seconds = 30] = process.argv.slice(2)

console.log(await follow(url, AbortSignal.timeout(seconds * 1000)))

/** `succeeded <location>`, `failed <title>`, `canceled`, `expired` or `gave up`. */
async function follow(url, signal) {
  // TODO: ask again and again, with pauses that the service chooses, until the
  // operation is over or the signal aborts. Do not read an answer twice.
  void [url, signal, pause]
  return 'not written yet'
}
