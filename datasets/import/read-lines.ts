import type { Chunks } from './chunks.ts'
import { longestRecord, type Piece, tooLong } from './piece.ts'

const newline = 10

/** Non-empty lines, in arrays; holds one chunk and at most one line. */
export async function* readLines(chunks: Chunks): AsyncGenerator<Piece[]> {
  const line = createLine()
  for await (const chunk of chunks) {
    const pieces: Piece[] = []
    let start = 0
    for (;;) {
      const end = chunk.indexOf(newline, start)
      if (end < 0) break
      line.add(chunk.subarray(start, end))
      line.end(pieces)
      start = end + 1
    }
    line.add(chunk.subarray(start))
    if (pieces.length > 0) yield pieces
  }
  const last: Piece[] = []
  line.end(last)
  if (last.length > 0) yield last
}

function createLine() {
  let parts: Buffer[] = []
  let length = 0
  let number = 1

  return {
    add(part: Buffer) {
      length += part.length
      if (length > longestRecord) parts = []
      else if (part.length > 0) parts.push(part)
    },
    end(pieces: Piece[]) {
      if (length > longestRecord) pieces.push({ number, reason: tooLong })
      else {
        const text = decode(parts).trim()
        if (text) pieces.push({ number, text })
      }
      parts = []
      length = 0
      number++
    },
  }
}

/** UTF-8; a byte order mark is no character. */
function decode(parts: Buffer[]) {
  const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts)
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}
