import { EventEmitter, once } from 'node:events'
import type { Resize } from '../resize.ts'

/** Records its calls; after `hold` each call waits for `release`, after `fail` it fails. */
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
    fail: (reason: Error | undefined) => {
      error = reason
    },
    /** Resolves when `n` resizes have begun. */
    begun: async (n: number) => {
      while (calls.length < n) await once(events, 'begun')
    },
  }
}
