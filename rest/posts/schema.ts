import { z } from 'zod'

const seconds = 'Seconds since 1970'

/** A post as everybody reads it. */
export const postSchema = z
  .strictObject({
    id: z.string().describe('24 hexadecimal digits, or any other text'),
    title: z.string(),
    permalink: z.string().describe('Its path on reddit'),
    url: z.string().describe('What it points at'),
    subreddit: z.string(),
    author: z.string(),
    score: z.number(),
    num_comments: z.number(),
    created_utc: z.number().describe(seconds),
    thumbnail: z.string(),
    selftext: z.string(),
    domain: z.string(),
    ups: z.number(),
    downs: z.number(),
  })
  .meta({ id: 'Post' })

export type Post = z.infer<typeof postSchema>
