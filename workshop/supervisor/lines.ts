import type { Line } from '@workshop/services/runtime'

/** How many of the last lines a new reader gets. */
const rememberedLines = 200

/** The lines of all processes in one stream, for any number of readers. */
export function createLines() {
  const last: Line[] = []
  const readers = new Set<(line: Line) => void>()

  return {
    publish(line: Line) {
      if (last.push(line) > rememberedLines) last.shift()
      for (const read of readers) read(line)
    },
    /** The last lines and all to come, until the signal aborts. */
    follow(onLine: (line: Line) => void, signal?: AbortSignal) {
      last.forEach(onLine)
      readers.add(onLine)
      signal?.addEventListener('abort', () => readers.delete(onLine))
    },
  }
}
