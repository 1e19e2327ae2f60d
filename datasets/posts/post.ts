import * as z from 'zod'
import type { Key } from './key.ts'

/** A whole post, as the REST layer represents it and the change feed carries it. */
export const postSchema = z.strictObject({
  id: z.string().describe('24 hexadecimal digits, or another text'),
  title: z.string(),
  permalink: z.string().describe('Its path on reddit'),
  url: z.string().describe('What it points at'),
  subreddit: z.string(),
  author: z.string(),
  score: z.number(),
  num_comments: z.number(),
  created_utc: z.number().describe('Seconds since 1970'),
  thumbnail: z.string().describe('`/pictures/<id>`, or a word for none'),
  selftext: z.string(),
  domain: z.string(),
  ups: z.number(),
  downs: z.number(),
  likes: z
    .int()
    .min(0)
    .optional()
    .describe('How many readers like it; absent while none does'),
})

export type WholePost = z.infer<typeof postSchema>

/** A post as every list of the site shows it. */
export type Post = Omit<WholePost, 'selftext' | 'domain' | 'ups' | 'downs'>

/** What of a post stands in a store. */
export type Stored<Fields> = Omit<Fields, 'id'> & { _id: Key }

/** A whole post in MongoDB. */
export type StoredPost = Stored<WholePost>

/** The fields that every list shows; a field that an imported document lacks is empty. */
export function pickPost({
  title = '',
  permalink = '',
  url = '',
  subreddit = '',
  author = '',
  score = 0,
  num_comments = 0,
  created_utc = 0,
  thumbnail = 'default',
  likes,
}: Omit<Post, 'id'>): Omit<Post, 'id'> {
  return {
    title,
    permalink,
    url,
    subreddit,
    author,
    score,
    num_comments,
    created_utc,
    thumbnail,
    ...(likes && { likes }),
  }
}

export function toPost(stored: Stored<Post>): Post {
  return { id: String(stored._id), ...pickPost(stored) }
}

export function toWholePost(stored: StoredPost): WholePost {
  const { selftext = '', domain = '', ups = 0, downs = 0 } = stored
  return { ...toPost(stored), selftext, domain, ups, downs }
}
