import { type StoredPost, toPost } from '@workshop/datasets/posts/post'
import type { Collection } from 'mongodb'
import type { Recommendation, Recommended, Topic } from '../site/models.ts'

type Posts = Collection<StoredPost>

const worthy = { score: { $gt: 50 } }
const upsanddowns = { $subtract: ['$downs', '$ups'] }
const order = { upsanddowns: 1, num_comments: -1, _id: 1 } as const
const first = 12

/** The pipeline behind the front page. */
export function recommendations() {
  return [
    { $match: worthy },
    {
      $project: {
        num_comments: 1,
        title: 1,
        permalink: 1,
        url: 1,
        likes: 1,
        score: { $divide: ['$score', 10] },
        upsanddowns,
      },
    },
    { $sort: order },
    { $limit: first },
    { $unset: 'upsanddowns' },
  ]
}

type Found = Omit<Recommendation, 'id'> & Pick<StoredPost, '_id'>

export async function recommend(posts: Posts): Promise<Recommendation[]> {
  const found = await posts.aggregate<Found>(recommendations()).toArray()
  return found.map(({ _id, likes, ...post }) => ({
    id: String(_id),
    ...post,
    ...(likes && { likes }),
  }))
}

/** The same choice and order, with the posts of `tags` first. */
export async function recommended(
  posts: Posts,
  topic: string | null,
  tags: string[],
): Promise<Recommended> {
  const preferred = { $in: ['$subreddit', { $literal: tags }] }
  const found = posts.aggregate<StoredPost>([
    { $match: topic === null ? worthy : { ...worthy, subreddit: topic } },
    { $addFields: { upsanddowns, preferred } },
    { $sort: { preferred: -1, ...order } },
    { $limit: first },
  ])
  const [topics, chosen] = await Promise.all([
    countTopics(posts),
    found.toArray(),
  ])
  return { topics, tags, posts: chosen.map(toPost) }
}

function countTopics(posts: Posts) {
  return posts
    .aggregate<Topic>([
      { $group: { _id: '$subreddit', posts: { $sum: 1 } } },
      { $sort: { posts: -1, _id: 1 } },
      { $project: { _id: 0, name: '$_id', posts: 1 } },
    ])
    .toArray()
}
