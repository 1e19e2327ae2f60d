import type { Chunks } from './chunks.ts'
import { detectFormat, type Format } from './detect.ts'
import { readHead } from './head.ts'
import type { Piece } from './piece.ts'
import { readElements } from './read-elements.ts'
import { readLines } from './read-lines.ts'
import { readXml } from './read-xml.ts'

const readers: Record<Format, (chunks: Chunks) => AsyncGenerator<Piece[]>> =
  {
    lines: readLines,
    array: chunks => readElements(chunks, 'list'),
    listing: chunks => readElements(chunks, 'children'),
    objects: chunks => readElements(chunks, 'top'),
    xml: readXml,
  }

/** The records of unpacked content, in arrays; `format` as given, or as the content looks. */
export async function openPieces(
  content: Chunks,
  wanted: Format | 'auto' = 'auto',
) {
  const { head, chunks } = await readHead(content, 64 * 1024)
  const format =
    wanted === 'auto' ? detectFormat(head.subarray(0, 64 * 1024)) : wanted
  return { format, pieces: readers[format](chunks) }
}
