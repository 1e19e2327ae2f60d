const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The text of simple HTML, paragraphs apart; markup is dropped, never kept for a page to trust. */
export function htmlToText(html: string) {
  return html
    .replace(/<(script|style)\b.*?<\/\1\s*>/gis, '')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(/<\/?(p|div|pre|blockquote|h\d|ul|ol|hr)\b[^>]*>/gi, '\n\n')
    .replace(/<\/?[a-z!][^>]*>/gi, '')
    .replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, decode)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function decode(entity: string, name: string) {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? entity
  const hexadecimal = /^#x/i.test(name)
  const point = Number.parseInt(
    name.slice(hexadecimal ? 2 : 1),
    hexadecimal ? 16 : 10,
  )
  return point > 0 && point <= 0x10ffff
    ? String.fromCodePoint(point)
    : entity
}
