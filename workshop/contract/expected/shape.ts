import assert from 'node:assert/strict'

const summary = 'id title permalink url score num_comments'.split(' ')
const inLists = [...summary, 'subreddit', 'author', 'created_utc']
const alone = [...inLists, 'selftext', 'domain', 'ups', 'downs']

/** The promised fields of a post; an answer may have more of them. */
export const shapes = { summary, inLists, alone }

/** The same posts, in the same order, with the same values of the fields. */
export function assertPosts(
  found: object[],
  wanted: object[],
  fields = ['id'],
  message?: string,
) {
  const pick = (post: object) => pickFields(post, fields)
  assert.deepEqual(found.map(pick), wanted.map(pick), message)
}

export function pickFields(values: object, fields: string[]) {
  const found = values as Record<string, unknown>
  return Object.fromEntries(fields.map(field => [field, found[field]]))
}
