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
  tags: string[],
): Promise<Recommended> {
  const preferred = { $in: ['$subreddit', { $literal: tags }] }
  const best = posts.aggregate<StoredPost>([
    { $match: worthy },
    { $addFields: { upsanddowns, preferred } },
    { $sort: { preferred: -1, ...order } },
    { $limit: first },
  ])
  const [topics, found] = await Promise.all([
    countTopics(posts),
    best.toArray(),
  ])
  const total = found.length
  return { topics, tags, pages: 1, total, posts: found.map(toPost) }
}

/** A page of the recommended posts of one topic, in the same order. */
export async function recommendedOf(
  posts: Posts,
  topic: string,
  page: number,
  tags: string[],
): Promise<Recommended> {
  const matching = { ...worthy, subreddit: topic }
  const wanted = posts.aggregate<StoredPost>([
    { $match: matching },
    { $addFields: { upsanddowns } },
    { $sort: order },
    { $skip: (page - 1) * first },
    { $limit: first },
  ])
  const [topics, total, found] = await Promise.all([
    countTopics(posts),
    posts.countDocuments(matching),
    wanted.toArray(),
  ])
  const pages = Math.ceil(total / first)
  return { topics, tags, pages, total, posts: found.map(toPost) }
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
