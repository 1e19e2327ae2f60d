import ejs from 'ejs'
import type { MarkdownIt, RendererRule } from 'markdown-it'
import type { HrefOf } from './links.ts'

export type SizeOf = (
  path: string,
) => { width: number; height: number } | undefined

/** What the rules need to know of the page. */
export type RenderEnv = { hrefOf: HrefOf; sizeOf: SizeOf }

/** A link to a hidden file stays as text. */
const link: RendererRule = (tokens, at, options, env, self) => {
  const { hrefOf } = env as RenderEnv
  const href = hrefOf(String(tokens[at].attrGet('href')))
  tokens[at].attrs = href === undefined ? [] : [['href', href]]
  return self.renderToken(tokens, at, options)
}

/** Links to itself: on a phone a diagram is looked at alone. */
const image: RendererRule = (tokens, at, options, env, self) => {
  const { hrefOf, sizeOf } = env as RenderEnv
  const token = tokens[at]
  const src = hrefOf(String(token.attrGet('src'))) ?? ''
  const alt = self.renderInlineAsText(token.children ?? [], options, env)
  // With its size, a picture that arrives late moves nothing.
  const size = Object.entries(sizeOf(src) ?? {})
  token.attrs = [['src', src], ['alt', alt], ['loading', 'lazy'], ...size]
  const shown = self.renderToken(tokens, at, options)
  return `<a class="picture" href="${ejs.escapeXML(src)}">${shown}</a>`
}

const html: RendererRule = (tokens, at, _options, env) =>
  tokens[at].content.replace(
    /\b(href|src|srcset)="([^"]+)"/g,
    (_, name, target) =>
      `${name}="${(env as RenderEnv).hrefOf(target) ?? ''}"`,
  )

/** Commands and their output look different; only commands are copied. */
const block: RendererRule = (tokens, at) => {
  const { info, content, meta } = tokens[at]
  const code = `<code>${ejs.escapeXML(content)}</code>`
  if (info.trim() === 'text')
    return `<figure class="output"><figcaption>Output</figcaption><pre tabindex="0">${code}</pre></figure>\n`
  const note = meta?.keepsRunning
    ? '<figcaption>keeps running: use a terminal of its own</figcaption>'
    : ''
  return `<figure class="command"><pre>${code}</pre>${note}</figure>\n`
}

/** A head without a text is no head. */
const head: RendererRule = (tokens, at, options, _env, self) => {
  const [open, text, close] = tokens.slice(at, at + 3)
  if (text.content === '') open.tag = close.tag = 'td'
  return self.renderToken(tokens, at, options)
}

/** How the guide's pages differ from plain Markdown. */
export function addRules(markdownIt: MarkdownIt) {
  Object.assign(markdownIt.renderer.rules, {
    link_open: link,
    image,
    html_block: html,
    html_inline: html,
    fence: block,
    code_block: block,
    th_open: head,
    // A wide table scrolls by itself, with the keyboard as well.
    table_open: () =>
      '<div class="table" role="group" aria-label="Table" tabindex="0"><table>\n',
    table_close: () => '</table></div>\n',
  } satisfies Record<string, RendererRule>)
  return markdownIt
}
