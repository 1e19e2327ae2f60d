import type { Chunks } from './chunks.ts'
import { createCollector, type Piece } from './piece.ts'

const newline = 10

/** Non-empty lines, in arrays; holds one chunk and at most one line. */
export async function* readLines(chunks: Chunks): AsyncGenerator<Piece[]> {
  const line = createCollector()
  for await (const chunk of chunks) {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(newline, start)
      if (end < 0) break
      line.keep(chunk.subarray(start, end))
      line.emit()
      start = end + 1
    }
    line.keep(chunk.subarray(start))
    yield line.take()
  }
  line.emit()
  yield line.take()
}
