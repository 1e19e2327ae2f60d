import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { withoutBlocks, withoutCode } from './scan.ts'

const inText = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g
const inHtml = /<[^>]*\b(?:href|src|srcset)="([^"]+)"/g
const reference = /^\[[^\]]+\]:\s*<?([^\s>]+)/gm

/** Links and images of `file` with no target in the tree; external ones are not tried. */
export async function deadLinks(root: string, file: string) {
  const text = withoutCode(await readFile(join(root, file), 'utf8'))
  const targets = [inText, inHtml, reference].flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, target]) => target),
  )
  const dead: string[] = []
  for (const target of new Set(targets))
    if (!(await leads(root, file, target))) dead.push(target)
  return dead
}

async function leads(root: string, file: string, target: string) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return true

  const [path, anchor] = decodeURIComponent(target).split('#', 2)
  const aim = path
    ? join(dirname(join(root, file)), path)
    : join(root, file)
  if (!existsSync(aim)) return false
  if (!anchor || !aim.endsWith('.md')) return true
  return anchors(await readFile(aim, 'utf8')).has(anchor)
}

/** The anchors of the headings, as repository sites form them. */
function anchors(markdown: string) {
  const slugger = new GithubSlugger()
  const heads = withoutBlocks(markdown).matchAll(/^#{1,6}\s+(.+)$/gm)
  const withoutLinks = (heading: string) =>
    heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  return new Set(
    [...heads].map(([, heading]) => slugger.slug(withoutLinks(heading))),
  )
}
