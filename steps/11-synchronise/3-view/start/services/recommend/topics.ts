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

// TODO: the number of posts of each topic, the largest first, then by name.
const countTopics: object[] = []

/** How many posts each topic has: a materialised view, counted from the posts alone. */
export function createTopics(db: Db, log: Logger) {
  const posts = db.collection('posts')
  const views = db.collection<TopicsView>('views')
  let isPending = false

  /** Called once all posts are in, and within a second after changes. */
  async function refresh() {
    // TODO: count with `countTopics`, and store the topics as the document `_id`.
    // Of two replicas that count at once, the count that began last stays.
    void [posts, views, _id, countTopics]
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
      // TODO: read the stored topics.
      const topics: Topic[] = []
      return topics
    },
  }
}
