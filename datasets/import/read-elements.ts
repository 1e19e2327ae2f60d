import type { Chunks } from './chunks.ts'
import { createCollector, type Piece } from './piece.ts'

/** Where the records are: at the top, in the outermost list, or in lists called "children". */
export type RecordPlace = 'top' | 'list' | 'children'

const code = (character: string) => character.charCodeAt(0)
const [newline, quote, comma, openList, backslash, closeList, open, close] =
  Array.from('\n",[\\]{}', code)

/**
 * The objects at one place of a JSON text (RFC 8259), found
 * byte by byte, so that a list of any length streams even on a single line.
 */
export async function* readElements(
  chunks: Chunks,
  place: RecordPlace,
): AsyncGenerator<Piece[]> {
  const scanner = createScanner(place)
  for await (const chunk of chunks) {
    yield scanner.scan(chunk)
  }
  yield scanner.finish()
}

function createScanner(place: RecordPlace) {
  const collector = createCollector()
  let depth = 0
  let home = place === 'top' ? 0 : -1 // the depth at which records begin
  let inRecord = false
  let inString = false
  let escaped = false
  let key = ''
  let isStray = false

  /** Something that is no object stands between two commas; it counts once. */
  function stray() {
    if (!isStray) collector.spoil('is not an object')
    isStray = true
  }

  function scan(chunk: Buffer) {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inString = false
        else if (byte === newline) breakString(at + 1)
        else if (!inRecord && key.length < 8)
          key += String.fromCharCode(byte)
      } else if (byte === quote) {
        inString = true
        key = ''
        if (!inRecord && depth === home) stray()
      } else if (byte === open || byte === openList) enter(byte, at)
      else if (byte === close || byte === closeList) leave(byte, at)
      else if (byte === comma) isStray = false
      else if (!inRecord && depth === home && byte > 32) stray()
    }
    if (inRecord) collector.keep(chunk.subarray(start))
    return collector.take()

    function enter(byte: number, at: number) {
      if (!inRecord && depth === home) {
        inRecord = true
        start = at
      } else if (!inRecord && byte === openList && home < 0) {
        if (place === 'list' || key === 'children') home = depth + 1
      }
      depth++
    }

    function leave(byte: number, at: number) {
      depth = Math.max(0, depth - 1)
      if (inRecord && depth === home) {
        inRecord = false
        collector.keep(chunk.subarray(start, at + 1))
        collector.emit()
      } else if (!inRecord && byte === closeList && depth < home) home = -1
    }

    // A JSON string holds no line break: a quote is missing, and the next line is intact.
    function breakString(next: number) {
      inString = false
      if (!inRecord) return
      inRecord = false
      depth = home
      start = next
      collector.spoil('has a line break inside a string')
    }
  }

  function finish() {
    if (inRecord) collector.spoil('is cut off by the end of the file')
    else if (place !== 'top' && home >= 0)
      collector.spoil('is missing: the file ends before its list does')
    return collector.take()
  }

  return { scan, finish }
}
