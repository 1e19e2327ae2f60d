import { setTimeout as pause } from 'node:timers/promises'
import { connectEngine } from '../engine.ts'

/** The engine, and why tests that need one are skipped where none answers. */
export const engine = await connectEngine()
export const skip =
  engine === null && 'No Docker Engine answers: start Docker, then again.'

/** Asks again until it is so; rejects after `patience` milliseconds. */
export async function until(
  isSo: () => Promise<boolean>,
  patience = 120_000,
) {
  const end = Date.now() + patience
  // A fetch that waits for its answer does not keep the process alive.
  const alive = setInterval(() => {}, 1000)
  try {
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`Not so in time: ${isSo}`)
      await pause(200)
    }
  } finally {
    clearInterval(alive)
  }
}
