/** Ports that a text names, with the ones that were really taken. */
export type Ports = Map<string, string>

const port = String.raw`(?<=(?:\/\/localhost|127\.0\.0\.1):)(?:500[01]|51\d\d|27017)\b`
const named = new RegExp(port, 'g')

/** `text` as it reads on this machine: the ports that were really taken. */
export function withPorts(text: string, ports: Ports) {
  return replacePorts(text, port => {
    const taken = ports.get(port)
    if (!taken)
      throw new Error(
        `Port ${port} is spoken to, but nothing in this document has started there.`,
      )
    return taken
  })
}

/** The ports that `text` names in addresses of this machine. */
export const portsIn = (text: string) => text.match(named) ?? []

/** Replaces each port that the text names in an address of this machine. */
export function replacePorts(text: string, to: (port: string) => string) {
  return text.replace(named, to)
}

/** The ports in `actual` for the usual ones in `expected`; nothing if the texts differ. */
export function matchWhole(expected: string, actual: string) {
  return match(expected, actual, '$')
}

/** The same of a beginning of `actual`. */
export function matchStart(expected: string, actual: string) {
  return match(expected, actual, '(?=\n|$)')
}

function match(expected: string, actual: string, end: string) {
  const pattern = new RegExp(`^${patternOf(expected)}${end}`)
  const found = pattern.exec(tidy(actual))
  if (!found) return

  const usual = portsIn(expected)
  return new Map(usual.map((port, at) => [port, found[at + 1] ?? port]))
}

const hole = new RegExp(
  String.raw`(^[^\S\n]*…[^\S\n]*(?:\n|$))|…|≈ ?\d[\d.,]*|${port}| {2,}`,
  'gm',
)

/** `…` matches any lines or any part of a line; a number after `≈` any number. */
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
