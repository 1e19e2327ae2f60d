import {
  pickPost,
  type Stored,
  toPost,
  type WholePost,
} from '@workshop/datasets/posts/post'
import { withoutPosts } from '@workshop/datasets/posts/without'
import type { Logger } from '@workshop/platform/log'
import type { Db, Filter } from 'mongodb'
import { createTopics } from './topics.ts'

/** This service stores the fields of a list, and `upsanddowns`, computed once. */
export function pickRecommended(post: WholePost) {
  return { ...pickPost(post), upsanddowns: post.downs - post.ups }
}

type StoredPick = Stored<ReturnType<typeof pickRecommended>>

const worthy = { score: { $gt: 50 } }
const order = { upsanddowns: 1, num_comments: -1, _id: 1 } as const
const first = 12

type Wanted = { topic: string | null; tags: string[]; without: string[] }

const toPosts = (found: StoredPick[]) => found.map(toPost)

export function createRecommend(db: Db, log: Logger) {
  const posts = db.collection<StoredPick>('posts')
  const topics = createTopics(db, log)

  /** An index has the worthy posts in this order. */
  function choose(among: Filter<StoredPick>, limit = first) {
    return posts
      .find({ ...worthy, ...among })
      .sort(order)
      .limit(limit)
      .toArray()
  }

  return {
    pick: pickRecommended,
    changed: topics.refreshSoon,
    topics: topics.all,

    prepare() {
      const options = { partialFilterExpression: worthy }
      return Promise.all([
        topics.refresh(),
        posts.createIndexes([
          { key: order, ...options },
          { key: { subreddit: 1, ...order }, ...options },
          { key: { subreddit: 1 } },
        ]),
      ])
    },

    /** The first twelve: of `topic`, or of all with those of the user's tags first. */
    async first({ topic, tags, without }: Wanted) {
      const shown = withoutPosts(without)
      if (topic !== null)
        return toPosts(await choose({ ...shown, subreddit: topic }))
      if (tags.length === 0) return toPosts(await choose(shown))

      const own = await choose({ ...shown, subreddit: { $in: tags } })
      const left = first - own.length
      if (left === 0) return toPosts(own)
      const others = await choose(
        { ...shown, subreddit: { $nin: tags } },
        left,
      )
      return toPosts([...own, ...others])
    },
  }
}

export type Recommend = ReturnType<typeof createRecommend>
