import type { WholePost } from '@workshop/datasets/posts/post'

const inLists = [
  'id',
  'title',
  'permalink',
  'url',
  'subreddit',
  'author',
  'score',
  'num_comments',
  'created_utc',
] as const

const alone = [...inLists, 'selftext', 'domain', 'ups', 'downs'] as const

const recommended = [
  'id',
  'title',
  'permalink',
  'url',
  'score',
  'num_comments',
] as const

export const shapes = { inLists, alone, recommended }

/** Only the promised fields: an answer may have more of them. */
export function pickFields(values: object, fields: readonly string[]) {
  const found = values as Record<string, unknown>
  return Object.fromEntries(fields.map(field => [field, found[field]]))
}

/** The fields of each post that a list must contain. */
export const listed = (posts: WholePost[]) =>
  posts.map(post => pickFields(post, inLists))
