import { emitKeypressEvents } from 'node:readline'
import type { Wanted } from './present.ts'

type Key = { name?: string; sequence?: string; ctrl?: boolean }

const meanings: Record<string, Wanted> = {
  space: 'next',
  return: 'next',
  right: 'next',
  pagedown: 'next',
  a: 'again',
  left: 'again',
  q: 'quit',
  escape: 'quit',
}

/** The keys of a terminal, also those that a presenter's remote control sends. */
export function listenToKeys(stdin: NodeJS.ReadStream) {
  emitKeypressEvents(stdin)
  stdin.setRawMode(true)
  stdin.resume()
  const interruption = new AbortController()
  stdin.on('keypress', onAnyKey)

  function onAnyKey(_text: string, key: Key) {
    if (meaningOf(key) === 'quit') interruption.abort()
  }

  return {
    /** Aborts when the instructor quits, also while nothing waits for a key. */
    interrupted: interruption.signal,
    /** Resolves with the next key that means something. */
    next: () =>
      new Promise<Wanted>(resolve => {
        function onKey(_text: string, key: Key) {
          const wanted = meaningOf(key)
          if (!wanted) return
          stdin.off('keypress', onKey)
          resolve(wanted)
        }
        stdin.on('keypress', onKey)
      }),
    close() {
      stdin.off('keypress', onAnyKey)
      stdin.setRawMode(false)
      stdin.pause()
    },
  }
}

/** In raw mode a terminal sends no signal for Ctrl-C. */
function meaningOf({ name = '', ctrl }: Key): Wanted | undefined {
  return ctrl && name === 'c' ? 'quit' : meanings[name]
}
