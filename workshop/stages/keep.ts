import { setTimeout as pause } from 'node:timers/promises'
import { createBackOff } from './back-off.ts'
import { type Launched, launch, type Program } from './process.ts'

/** A program that runs again whenever it ends without being asked to. */
export type Kept<Ready> = {
  readonly name: string
  /** Its present life, or the last one. */
  process: Launched<Ready>
  state: 'starting' | 'running' | 'restarting'
  /** What it sent once it was ready; undefined while it does not run. */
  ready?: Ready
  restarts: number
  /** Settles with its first start; what fails then is not tried again. */
  untilReady: Promise<Ready>
  stop(): Promise<void>
}

/** Starts a program and keeps it running; `onChange` is called whenever it begins, is ready or ends. */
export function keep<Ready>(
  program: Program,
  onChange: () => void,
): Kept<Ready> {
  const stopping = new AbortController()
  const kept: Kept<Ready> = {
    name: program.name,
    process: launch(program),
    state: 'starting',
    restarts: 0,
    untilReady: becomeReady(),
    stop: () => {
      stopping.abort()
      return kept.process.stop()
    },
  }
  kept.untilReady.then(keepRunning, () => {})
  return kept

  async function becomeReady() {
    // The caller gets what is kept first, then hears of its changes.
    await Promise.resolve()
    onChange()
    const ready = await kept.process.untilReady
    Object.assign(kept, { ready, state: 'running' })
    onChange()
    return ready
  }

  async function keepRunning() {
    const pauseAfter = createBackOff()
    while (!stopping.signal.aborted) {
      const began = performance.now()
      const end = await kept.process.ended
      Object.assign(kept, { ready: undefined, state: 'restarting' })
      onChange()
      if (stopping.signal.aborted) return
      await rest(pauseAfter(performance.now() - began), end)
      if (stopping.signal.aborted) return
      begin()
    }
  }

  async function rest(
    ms: number,
    { code, signal }: Awaited<Launched<Ready>['ended']>,
  ) {
    const text = `ended by itself (${signal ?? `code ${code}`}); it starts again in ${ms / 1000} s`
    program.onLine?.({ name: program.name, text, error: true })
    await pause(ms, null, { signal: stopping.signal }).catch(() => {})
  }

  function begin() {
    kept.process = launch(program)
    kept.restarts++
    // Where it does not become ready it ends, which is seen to above.
    becomeReady().catch(() => {})
  }
}
