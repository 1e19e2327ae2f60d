import { setTimeout as pause } from 'node:timers/promises'

const timeoutMs = 60_000

/** Repeats `find` until it has an answer; after a minute it ends the script with advice. */
export async function until(find, advice) {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    const found = await find()
    if (found) return found
    await pause(20)
  }
  console.error(`Nothing after a minute.\n${advice}`)
  process.exit(1)
}

/** A search of version 2 ranks otherwise, and a stopped service shows nothing new. */
export const notArrived =
  'Is synchronise running, and does search have its initial weights? Type "npx workshop scale synchronise=1", then "npx workshop reset weights".'
