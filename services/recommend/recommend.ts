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

const toPosts = (found: StoredPick[]) => found.map(toPost)

export function createRecommend(db: Db, log: Logger) {
  const posts = db.collection<StoredPick>('posts')
  const topics = createTopics(db, log)

  /** An index has the worthy posts in this order. */
  function choose(among: Filter<StoredPick>, limit = first, skip = 0) {
    return posts
      .find({ ...worthy, ...among })
      .sort(order)
      .skip(skip)
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

    /** The first twelve, with those of the user's tags first. */
    async first(tags: string[], without: string[]) {
      const shown = withoutPosts(without)
      const mine = { ...shown, subreddit: { $in: tags } }
      const own = tags.length > 0 ? await choose(mine) : []
      const left = first - own.length
      const rest = tags.length > 0 ? { subreddit: { $nin: tags } } : {}
      const others =
        left > 0 ? await choose({ ...shown, ...rest }, left) : []
      const posts = toPosts([...own, ...others])
      return { pages: 1, total: posts.length, posts }
    },

    /** One page of the posts of a topic. */
    async ofTopic(topic: string, page: number, without: string[]) {
      const among = { ...withoutPosts(without), subreddit: topic }
      const [total, found] = await Promise.all([
        posts.countDocuments({ ...worthy, ...among }),
        choose(among, first, (page - 1) * first),
      ])
      const pages = Math.ceil(total / first)
      return { pages, total, posts: toPosts(found) }
    },
  }
}

export type Recommend = ReturnType<typeof createRecommend>
