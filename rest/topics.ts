import type { RequestHandler } from 'express'
import type { Collection } from 'mongodb'
import { sendHal } from './hal.ts'
import type { Stored } from './posts/document.ts'

type Count = { _id: string | null; posts: number }

/** Every subreddit with its number of posts, the largest first. */
export function answerTopics(posts: Collection<Stored>): RequestHandler {
  return async function topics(req, res) {
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
