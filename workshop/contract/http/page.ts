import { decode } from './entities.ts'

export interface Element {
  tag: string
  attributes: Record<string, string>
  /** What one reads in it, white space folded. */
  text: string
  /** The elements within it, in order. */
  inside: Element[]
}

export interface Form {
  action: string
  fields: Record<string, string>
  element: Element
}

/** A page of HTML as its reader meets it. */
export interface Page {
  html: string
  text: string
  elements: Element[]
  /** Text with a `<` that begins no tag: somebody forgot to escape it. */
  stray: string[]
}

interface Open extends Element {
  parts: string[]
}

const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi
const empty = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(
    ' ',
  ),
)
const raw = new Set(['script', 'style'])

/**
 * Reads the well-formed HTML of our own pages: every element that is not
 * empty has its end tag. Markup that escaped its escaping becomes
 * elements, and so is missing from the text.
 */
export function readPage(html: string): Page {
  const root = open('#page', '')
  const stack = [root]
  const stray: string[] = []
  let position = 0
  for (const match of html.matchAll(token)) {
    if (match.index < position) continue
    const [whole, end, start, attributes] = match
    stray.push(...read(stack, html.slice(position, match.index)))
    position = match.index + whole.length
    if (end) close(stack, end.toLowerCase())
    if (!start) continue
    const tag = start.toLowerCase()
    const element = open(tag, attributes)
    for (const { inside } of stack) inside.push(element)
    if (!empty.has(tag)) stack.push(element)
    if (raw.has(tag)) position = findEnd(html, tag, position)
  }
  stray.push(...read(stack, html.slice(position)))
  while (stack.length > 1) pop(stack)
  return { html, text: fold(root.parts), elements: root.inside, stray }
}

/** Where the text of a script or style ends. */
function findEnd(html: string, tag: string, from: number) {
  const end = html.indexOf(`</${tag}`, from)
  return end < 0 ? html.length : end
}

function open(tag: string, source: string): Open {
  const pairs = source.matchAll(
    /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )
  const attributes = Object.fromEntries(
    [...pairs].map(([, name, double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  )
  return { tag, attributes, text: '', inside: [], parts: [] }
}

function read(stack: Open[], text: string) {
  for (const { parts } of stack) parts.push(decode(text))
  const code = raw.has(stack.at(-1)?.tag ?? '')
  return text.includes('<') && !code ? [text] : []
}

function close(stack: Open[], tag: string) {
  if (!stack.some(element => element.tag === tag)) return
  while (stack.length > 1 && pop(stack) !== tag);
}

function pop(stack: Open[]) {
  const element = stack.pop()
  if (element) element.text = fold(element.parts)
  return element?.tag
}

const fold = (parts: string[]) => foldSpace(parts.join(''))

/** White space as a browser shows it: one space for any run of it. */
export function foldSpace(text: string) {
  return text.replace(/\s+/g, ' ').trim()
}
