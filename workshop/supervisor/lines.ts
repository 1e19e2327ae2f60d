import type { Line } from '@workshop/services/runtime'

/** How many of the last lines a new reader gets. */
const rememberedLines = 200

export type Lines = {
  publish(line: Line): void
  /** The last lines and all to come, until the signal aborts. */
  follow(onLine: (line: Line) => void, signal?: AbortSignal): void
}

/** The lines of all processes in one stream, for any number of readers. */
export function createLines(): Lines {
  const last: Line[] = []
  const readers = new Set<(line: Line) => void>()

  return {
    publish(line) {
      if (last.push(line) > rememberedLines) last.shift()
      for (const read of readers) read(line)
    },
    follow(onLine, signal) {
      last.forEach(onLine)
      readers.add(onLine)
      signal?.addEventListener('abort', () => readers.delete(onLine))
    },
  }
}
