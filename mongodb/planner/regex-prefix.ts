/**
 * The text with which everything begins that the pattern matches: `^abc` and
 * `\Aabc`, without options that change what letters or anchors mean. Empty
 * where there is none.
 */
export function literalPrefix(source: string, options: string): string {
  if (/[imx]/.test(options) || source.includes('|')) return ''
  const start = /^(\^|\\A)/.exec(source)
  if (!start) return ''
  const rest = source.slice(start[0].length)
  const literal = /^[A-Za-z0-9 _\-,:;@#%&=!~"'<>/]*/.exec(rest)?.[0] ?? ''
  const next = rest[literal.length]
  // A quantifier makes the last letter optional.
  return next !== undefined && '*?{'.includes(next)
    ? literal.slice(0, -1)
    : literal
}
