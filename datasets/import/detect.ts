import { ImportError } from './errors.ts'

export const formats = [
  'lines',
  'array',
  'listing',
  'objects',
  'xml',
] as const
export type Format = (typeof formats)[number]

/** Reads the format off the first bytes of the (unpacked) content. */
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
