import { EventEmitter, once } from 'node:events'
import type { Resize } from '../resize.ts'

/** A resize that notes what it is asked; after `hold` each ends only at `release`; after `fail` each fails. */
export function fakeResize() {
  const calls: string[] = []
  const events = new EventEmitter().setMaxListeners(0)
  let holds = false
  let error: Error | undefined

  const resize: Resize = async (original, width, type) => {
    calls.push(`${original} ${width} ${type}`)
    events.emit('begun')
    if (holds) await once(events, 'released')
    if (error) throw error
    return Buffer.from(`${original}, ${width} wide`)
  }

  return {
    resize,
    calls,
    hold: () => {
      holds = true
    },
    release: () => {
      holds = false
      events.emit('released')
    },
    fail: (wrong: Error | undefined) => {
      error = wrong
    },
    /** Resolves when `n` resizes have begun. */
    begun: async (n: number) => {
      while (calls.length < n) await once(events, 'begun')
    },
  }
}
