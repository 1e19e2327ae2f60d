import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until `holds` answers yes; rejects after `timeoutMs`, saying `what` was waited for. */
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
        throw new Error(`Not within ${timeoutMs} ms: ${text}`)
      }
      await pause(20)
    }
  } finally {
    clearInterval(alive)
  }
}
