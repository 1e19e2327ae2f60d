import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import type { Chunks } from './chunks.ts'
import { type Piece, recordLimit, tooLong } from './piece.ts'

/** The `<row>` elements of a Stack Exchange dump, their attributes as fields; numbered by line. */
export async function* readXml(chunks: Chunks): AsyncGenerator<Piece[]> {
  const decoder = new StringDecoder('utf8')
  const rows = createRows()
  for await (const chunk of chunks) {
    rows.write(decoder.write(chunk))
    yield rows.take()
  }
  rows.end()
  yield rows.take()
}

function createRows() {
  let pieces: Piece[] = []
  let line = 1
  let unfinished = 0
  let skipping = false
  let depth = 0
  let parser = start('')

  function start(opening: string) {
    depth = 0
    unfinished = 0
    const fresh = new SaxesParser()
    fresh.on('error', error => {
      throw error
    })
    fresh.on('opentag', ({ name, attributes }) => {
      depth++
      unfinished = 0
      if (name === 'row') pieces.push({ number: line, fields: attributes })
    })
    fresh.on('closetag', () => {
      depth--
      unfinished = 0
    })
    fresh.write(opening)
    return fresh
  }

  // The rest after a damaged row is read like the beginning of a file.
  function fail(reason: string) {
    pieces.push({ number: line, reason })
    skipping = true
    parser = start('<posts>')
  }

  function feed(text: string) {
    if (skipping) return
    unfinished += text.length
    if (unfinished > recordLimit) return fail(tooLong)
    try {
      parser.write(text)
    } catch (error) {
      fail(`is not well-formed XML (${reasonOf(error)})`)
    }
  }

  return {
    write(text: string) {
      for (const part of text.split(/(?<=\n)/)) {
        feed(part)
        if (!part.endsWith('\n')) continue
        skipping = false
        line++
      }
    },
    end() {
      if (depth === 0 || skipping) return
      pieces.push({
        number: line,
        reason: 'is cut off by the end of the file',
      })
    },
    take() {
      const taken = pieces
      pieces = []
      return taken
    },
  }
}

/** Without the parser's own position, which counts from the last damaged row. */
function reasonOf(error: unknown) {
  return String((error as Error).message).replace(/^\d+:\d+: /, '')
}
