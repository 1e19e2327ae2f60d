/** A fenced block or an HTML comment of a document. */
export type Found = {
  kind: 'fence' | 'comment'
  /** The fence's language, or the text of the comment. */
  word: string
  text: string
  line: number
}

const opening = /^(\s*)(`{3,})(.*)$/
const comment = /^\s*<!--\s*(.*?)\s*-->\s*$/

export function scan(markdown: string): Found[] {
  const lines = markdown.split(/\r?\n/)
  const found: Found[] = []

  for (let at = 0; at < lines.length; at++) {
    const line = at + 1
    const [, said] = comment.exec(lines[at]) ?? []
    if (said) found.push({ kind: 'comment', word: said, text: '', line })

    const fence = opening.exec(lines[at])
    if (!fence) continue
    const [, indent, ticks, word] = fence
    const end = lines.findIndex(
      (each, later) => later > at && each.trim() === ticks,
    )
    if (end < 0)
      throw new Error(`Line ${line} opens a block that nothing closes.`)
    const text = lines
      .slice(at + 1, end)
      .map(each => each.slice(Math.min(indent.length, margin(each))))
      .join('\n')
    found.push({ kind: 'fence', word: word.trim(), text, line })
    at = end
  }
  return found
}

function margin(line: string) {
  return line.length - line.trimStart().length
}

/** The document with every block blanked; line numbers stay. */
export function withoutBlocks(markdown: string) {
  return markdown.replace(/^([^\S\n]*)(`{3,})[\s\S]*?^\s*\2\s*$/gm, blank)
}

/** The same without inline code. */
export function withoutCode(markdown: string) {
  return withoutBlocks(markdown).replace(/(`+)[^`\n]+\1/g, blank)
}

function blank(text: string) {
  return text.replace(/[^\n]/g, ' ')
}
