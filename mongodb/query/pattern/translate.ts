/** POSIX classes that PCRE knows inside brackets. */
const posix: Record<string, string> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9a-fA-F',
  word: '\\w',
}

const escapes: Record<string, string> = {
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?=\\n?(?![\\s\\S]))',
  h: '[ \\t]',
  R: '(?:\\r\\n|[\\n\\r])',
  e: '\\x1b',
  a: '\\x07',
}

/** Rewrites what PCRE spells differently from JavaScript; the rest stays as it is. */
export function translate(source: string, options: string) {
  const prefix = /^\(\?([imsx]+)\)/.exec(source)
  const all = new Set([...options, ...(prefix?.[1] ?? '')])
  const state: State = {
    source: prefix ? source.slice(prefix[0].length) : source,
    at: 0,
    isExtended: all.has('x'),
    isMultiline: all.has('m'),
    isDotAll: all.has('s'),
  }
  let pattern = ''
  while (state.at < state.source.length) pattern += next(state)
  const flags = ['i', 'm', 's'].filter(flag => all.has(flag)).join('')
  return { pattern, flags }
}

type State = {
  source: string
  at: number
  isExtended: boolean
  isMultiline: boolean
  isDotAll: boolean
}

function next(state: State): string {
  const { source, at } = state
  const char = source[at]
  state.at++
  if (char === '\\') return escaped(state)
  if (char === '[') return bracket(state)
  if (char === '.' && !state.isDotAll) return '[^\\n]'
  if (char === '$' && !state.isMultiline) return '(?=\\n?(?![\\s\\S]))'
  if (state.isExtended) {
    if (/\s/.test(char)) return ''
    if (char === '#') return skipComment(state)
  }
  if (char === '(' && source.startsWith('?P<', state.at)) {
    state.at += 3
    return '(?<'
  }
  if (char === '(' && source.startsWith('?#', state.at)) {
    const end = source.indexOf(')', state.at)
    state.at = end < 0 ? source.length : end + 1
    return ''
  }
  return char
}

function escaped(state: State): string {
  const char = state.source[state.at++] ?? ''
  if (char === 'Q') return quoted(state)
  return escapes[char] ?? `\\${char}`
}

function quoted(state: State): string {
  const end = state.source.indexOf('\\E', state.at)
  const stop = end < 0 ? state.source.length : end
  const text = state.source.slice(state.at, stop)
  state.at = end < 0 ? stop : end + 2
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function skipComment(state: State): string {
  const end = state.source.indexOf('\n', state.at)
  state.at = end < 0 ? state.source.length : end + 1
  return ''
}

function bracket(state: State): string {
  let text = '['
  if (state.source[state.at] === '^') text += state.source[state.at++]
  // A bracket that comes first closes nothing.
  if (state.source[state.at] === ']') {
    text += '\\]'
    state.at++
  }
  while (state.at < state.source.length) {
    const char = state.source[state.at++]
    if (char === ']') return `${text}]`
    text += inBracket(state, char)
  }
  return text
}

function inBracket(state: State, char: string): string {
  if (char === '\\') {
    const next = state.source[state.at++] ?? ''
    return next === 'h' ? ' \\t' : `\\${next}`
  }
  if (char !== '[') return char
  const named = /^:(\w+):\]/.exec(state.source.slice(state.at))
  if (!named || !(named[1] in posix)) return '\\['
  state.at += named[0].length
  return posix[named[1]]
}
