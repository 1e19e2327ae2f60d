import { highlight } from './highlight.ts'
import type { Post, WholePost } from './post.ts'

/** A post as a search shows it. */
export type FoundPost = Post & { excerpt: string }

const length = 240
/** Characters before the first hit: enough to read it in its sentence. */
const lead = 60

/** The part of a post's text around the first hit, or else its beginning. */
export function excerptOf(
  { selftext = '' }: Partial<Pick<WholePost, 'selftext'>>,
  query: string,
) {
  const text = selftext.replace(/\s+/g, ' ').trim()
  const latest = Math.max(0, text.length - length)
  const wanted = Math.max(0, findHit(text, query) - lead)
  const from = Math.min(wanted, latest)
  const [start, end] = [from, from + length].map(at => wordStart(text, at))
  const before = start > 0 ? '… ' : ''
  const after = end < text.length ? ' …' : ''
  return before + text.slice(start, end).trim() + after
}

function findHit(text: string, query: string) {
  const pieces = highlight(text, query)
  const index = pieces.findIndex(({ hit }) => hit)
  const before = pieces.slice(0, Math.max(0, index))
  return before.reduce((sum, piece) => sum + piece.text.length, 0)
}

const words = new Intl.Segmenter('en', { granularity: 'word' })
const characters = new Intl.Segmenter('en')

/** Where the word at this place begins, in any script; a very long word is cut. */
function wordStart(text: string, at: number) {
  const start = words.segment(text).containing(at)?.index ?? text.length
  if (at - start <= lead) return start
  return characters.segment(text).containing(at)?.index ?? text.length
}
