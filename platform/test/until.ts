import { setTimeout as pause } from 'node:timers/promises'

/** It did not become true in time. */
export class NotInTime extends Error {}

/** Repeats `holds` until it is true; rejects with NotInTime after `timeoutMs`, naming `what`. */
export async function until(
  holds: () => unknown,
  what: string | (() => string) = String(holds),
  timeoutMs = 60_000,
) {
  const deadline = performance.now() + timeoutMs
  // A pending `fetch` alone does not keep the process alive.
  const alive = setInterval(() => {}, 1000)
  try {
    while (!(await holds())) {
      if (performance.now() > deadline) {
        const text = typeof what === 'string' ? what : what()
        throw new NotInTime(`Not within ${timeoutMs} ms: ${text}`)
      }
      await pause(20)
    }
  } finally {
    clearInterval(alive)
  }
}
