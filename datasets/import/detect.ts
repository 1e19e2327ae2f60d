import { type Chunks, readHead } from './chunks.ts'
import { ImportError } from './errors.ts'
import type { Piece } from './piece.ts'
import { readElements } from './read-elements.ts'
import { readLines } from './read-lines.ts'
import { readXml } from './read-xml.ts'

const readers = {
  lines: readLines,
  array: (chunks: Chunks) => readElements(chunks, 'list'),
  listing: (chunks: Chunks) => readElements(chunks, 'children'),
  objects: (chunks: Chunks) => readElements(chunks, 'top'),
  xml: readXml,
} satisfies Record<string, (chunks: Chunks) => AsyncGenerator<Piece[]>>

export type Format = keyof typeof readers
export const formats = Object.keys(readers) as Format[]

const headLength = 64 * 1024

/** The records of unpacked content, in arrays; `format` as given, or as the content looks. */
export async function openPieces(
  content: Chunks,
  wanted: Format | 'auto' = 'auto',
) {
  const { head, chunks } = await readHead(content, headLength)
  const format =
    wanted === 'auto' ? detectFormat(head.subarray(0, headLength)) : wanted
  return { format, pieces: readers[format](chunks) }
}

/** Recognises the format by the first bytes of the (unpacked) content. */
export function detectFormat(head: Buffer): Format {
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (text === '') return 'lines'
  if (text.startsWith('<')) return 'xml'
  if (/^\{\s*"kind"\s*:\s*"Listing"/.test(text)) return 'listing'
  if (/^\[\s*\{\s*"kind"\s*:\s*"Listing"/.test(text)) return 'listing'
  if (text.startsWith('[')) return 'array'

  const [first, second = ''] = text.split(/\r?\n/)
  const isSpread = first.startsWith('{') && !/\}\s*$/.test(first)
  if (isSpread && second && !second.startsWith('{')) return 'objects'
  if (/^\{/m.test(text)) return 'lines'
  throw new ImportError(
    'This is neither JSON nor XML. Import a mongoexport file, JSON lines, ' +
      'a JSON array, a reddit listing or a Stack Exchange Posts.xml; ' +
      `or name what it is: --format ${formats.join('|')}`,
  )
}
