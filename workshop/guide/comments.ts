import type { Token } from 'markdown-it'

/**
 * Without the comments, which are notes for the proof of the texts. A block that keeps
 * running is marked: readers need another terminal for the next command.
 */
export function readComments(tokens: Token[]) {
  let keepsRunning = false
  return tokens.filter(token => {
    if (token.type === 'fence') {
      token.meta = { keepsRunning }
      keepsRunning = false
    }
    if (!isComment(token)) return true
    keepsRunning ||= token.content.includes('keeps running')
    return false
  })
}

function isComment({ type, content }: Token) {
  return type === 'html_block' && content.trimStart().startsWith('<!--')
}
