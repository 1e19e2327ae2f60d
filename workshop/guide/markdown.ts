import GithubSlugger from 'github-slugger'
import MarkdownIt, { type Token } from 'markdown-it'
import { readComments } from './comments.ts'
import type { HrefOf } from './links.ts'
import { addRules, type RenderEnv, type SizeOf } from './rules.ts'

/** A heading with its text, as far as the next heading of level 2 or 3. */
export type Section = {
  id: string
  title: string
  level: number
  html: string
}

type Links = { hrefOf: HrefOf; sizeOf?: SizeOf }

// The files of the repository are trusted, so their HTML is kept.
const markdownIt = addRules(new MarkdownIt({ html: true }))
// Hints may quote an answer: only code is marked up, everything else is escaped.
const plain = new MarkdownIt('zero').enable('backticks')

/** The sections of a document; the first begins with its title. */
export function renderSections(
  markdown: string,
  { hrefOf, sizeOf = () => undefined }: Links,
): Section[] {
  const env: RenderEnv = { hrefOf, sizeOf }
  const tokens = readComments(markdownIt.parse(markdown, env))
  const slugger = new GithubSlugger()
  for (const [at, token] of tokens.entries())
    if (token.type === 'heading_open')
      token.attrSet('id', slugger.slug(textOf(tokens[at + 1])))
  return split(tokens).map(part => ({
    id: String(part[0].attrGet('id') ?? ''),
    title: part[0].type === 'heading_open' ? textOf(part[1]) : '',
    level: Number(part[0].tag.slice(1)),
    // Rendered where it is read: the list of contents needs the titles alone.
    get html() {
      return markdownIt.renderer.render(part, markdownIt.options, env)
    },
  }))
}

/** A sentence with code in backticks. */
export function renderSentence(text: string) {
  return plain.renderInline(text)
}

/** A heading that is followed by another one stays with it. */
function split(tokens: Token[]) {
  const parts: Token[][] = []
  for (const token of tokens) {
    const begins = token.level === 0 && /^h[23]$/.test(token.tag)
    const isBare = parts.at(-1)?.length === 3
    if (parts.length === 0 || (isOpening(token) && begins && !isBare))
      parts.push([])
    parts[parts.length - 1].push(token)
  }
  return parts
}

const isOpening = ({ type }: Token) => type === 'heading_open'

function textOf({ children }: Token) {
  return (children ?? []).map(({ content }) => content).join('')
}
