import type { WholePost } from '@workshop/datasets/posts/post'
import { parseQuery, type TextQuery } from './query.ts'
import { findTerms, fold } from './terms.ts'

export interface Hit {
  post: WholePost
  score: number
}

const weights = { title: 10, selftext: 1 } as const
const fields = ['title', 'selftext'] as const
type Field = (typeof fields)[number]

/** Every post that matches, the best score first, then by `_id`. */
export function findMatches(posts: WholePost[], text: string): Hit[] {
  const query = parseQuery(text)
  return posts
    .map(post => ({ post, score: scorePost(post, query) }))
    .filter(({ post, score }) => score > 0 && accepts(query, post))
    .sort((a, b) => b.score - a.score || (a.post.id < b.post.id ? -1 : 1))
}

function scorePost(post: WholePost, { terms }: TextQuery) {
  let total = 0
  for (const term of [...terms].sort())
    for (const field of fields)
      total += weights[field] * scoreField(post, field, term)
  return total
}

/** The n-th repetition of a term adds half as much as the one before. */
function scoreField(post: WholePost, field: Field, term: string) {
  const terms = readTerms(post)[field]
  const count = terms.filter(found => found === term).length
  const frequency = 2 - 2 ** (1 - count)
  const share = 0.5 + (0.5 * count) / terms.length
  const wholeField = post[field].toLowerCase() === term ? 1.1 : 1
  return count === 0 ? 0 : frequency * share * wholeField
}

function accepts(query: TextQuery, post: WholePost) {
  const texts = fields.map(field => fold(post[field]))
  const says = (phrase: string) => texts.some(text => text.includes(phrase))
  return (
    query.phrases.every(says) &&
    !query.negatedPhrases.some(says) &&
    !fields.some(field =>
      readTerms(post)[field].some(term => query.negatedTerms.has(term)),
    )
  )
}

const known = new WeakMap<WholePost, Record<Field, string[]>>()

/** Each post is read once: stemming takes most of the time. */
function readTerms(post: WholePost) {
  const found = known.get(post)
  if (found) return found
  const { title, selftext } = post
  const terms = { title: findTerms(title), selftext: findTerms(selftext) }
  known.set(post, terms)
  return terms
}
