import type { RequestHandler } from 'express'
import * as z from 'zod'
import { sendHal } from './hal.ts'
import { linksSchema } from './links.ts'
import type { Posts } from './posts/store.ts'

type Count = { _id: string | null; posts: number }

export const topicsSchema = z.strictObject({
  _links: linksSchema,
  _embedded: z.strictObject({
    topics: z.array(z.strictObject({ name: z.string(), posts: z.int() })),
  }),
})

/** Every subreddit with its number of posts, the largest first. */
export function answerTopics(posts: Posts): RequestHandler {
  return async function topics(_req, res) {
    const counts = await posts
      .aggregate<Count>([
        { $group: { _id: '$subreddit', posts: { $sum: 1 } } },
        { $sort: { posts: -1, _id: 1 } },
      ])
      .toArray()
    const topics = counts.map(({ _id, posts }) => ({
      name: _id ?? '',
      posts,
    }))
    const _links = { self: { href: '/api/topics' } }
    sendHal(res, { _links, _embedded: { topics } })
  }
}
