/** Ports that a text names, with the ones that were really taken. */
export type Ports = Map<string, string>

const named = /(?<=\/\/(?:localhost|127\.0\.0\.1):)(5000|27017)\b/g

/** `text` as it reads on this machine: the ports that were really taken. */
export function withPorts(text: string, ports: Ports) {
  return text.replace(named, port => {
    const taken = ports.get(port)
    if (!taken)
      throw new Error(
        `Port ${port} is spoken to, but nothing in this document has started there.`,
      )
    return taken
  })
}

/** Whether all of `actual` is what `expected` states. */
export function matches(expected: string, actual: string) {
  return new RegExp(`^${patternOf(expected)}$`).test(tidy(actual))
}

/** The ports that a beginning of `actual` has where `expected` has the usual ones; nothing as long as it does not match. */
export function matchStart(expected: string, actual: string) {
  const begins = new RegExp(`^${patternOf(expected)}(?=\n|$)`)
  const found = begins.exec(tidy(actual))
  if (!found) return

  const usual = expected.match(named) ?? []
  return new Map(usual.map((port, at) => [port, found[at + 1] ?? port]))
}

const hole =
  /(^[^\S\n]*…[^\S\n]*(?:\n|$))|…|≈ ?\d[\d.,]*|(?<=\/\/(?:localhost|127\.0\.0\.1):)(?:5000|27017)\b| {2,}/gm

/** `…` alone in a line stands for any lines, else for any part of a line; a number after `≈` for any number. */
function patternOf(expected: string) {
  const text = tidy(expected)
  let pattern = ''
  let done = 0
  for (const { 0: found, 1: lines, index } of text.matchAll(hole)) {
    pattern += literal(text.slice(done, index))
    pattern += lines ? anyLines : holeOf(found)
    done = index + found.length
  }
  return pattern + literal(text.slice(done))
}

const anyLines = '(?:[^\\n]*(?:\\n|$))*?'

function holeOf(found: string) {
  if (found === '…') return '[^\\n]*'
  if (found.startsWith('≈')) return '\\d[\\d.,]*'
  if (found.startsWith(' ')) return ' +'
  return '(\\d+)'
}

function literal(text: string) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const ofNpm =
  /^npm (?:warn|notice) [^\n]*\n|^\n?> [^\n]+@[^\n]+\n> [^\n]+\n\n/gm

/** Without colours, npm's own lines and blanks at the ends. */
export function tidy(output: string) {
  return output
    .replaceAll('\r\n', '\n')
    .replace(colours, '')
    .replace(ofNpm, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
}
