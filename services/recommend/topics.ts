import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@workshop/platform/log'
import { untilDatabaseAnswers } from '@workshop/platform/retry'
import type { Db } from 'mongodb'

type Topic = { name: string; posts: number }

/** `counts` numbers the counts as they begin; `counted` is the one that `topics` is from. */
type TopicsView = {
  _id: 'topics'
  counts: number
  counted?: number
  topics?: Topic[]
}

const _id = 'topics'
const refreshMs = 1000

const countTopics = [
  { $match: { subreddit: { $exists: true } } },
  { $group: { _id: '$subreddit', posts: { $sum: 1 } } },
  { $sort: { posts: -1, _id: 1 } },
  { $project: { _id: 0, name: '$_id', posts: 1 } },
]

/** How many posts each topic has: a materialised view, counted from the posts alone. */
export function createTopics(db: Db, log: Logger) {
  const posts = db.collection('posts')
  const views = db.collection<TopicsView>('views')
  let isPending = false

  /** Two replicas may count at once: the count that began last stays. */
  async function refresh() {
    const view = await views.findOneAndUpdate(
      { _id },
      { $inc: { counts: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    const counted = view?.counts
    const topics = await posts.aggregate<Topic>(countTopics).toArray()
    await views.updateOne(
      { _id, counted: { $not: { $gt: counted } } },
      { $set: { topics, counted } },
    )
  }

  async function refreshLater() {
    await pause(refreshMs, undefined, { ref: false })
    isPending = false
    await untilDatabaseAnswers(refresh, { log })
  }

  return {
    refresh,

    /** Counts within about a second, once for all changes until then. */
    refreshSoon() {
      if (isPending) return
      isPending = true
      refreshLater().catch(err =>
        log.error({ err }, 'the topics were not counted'),
      )
    },

    /** The largest first, then by name. */
    async all() {
      const view = await views.findOne({ _id })
      return view?.topics ?? []
    },
  }
}
