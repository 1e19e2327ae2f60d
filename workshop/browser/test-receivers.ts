import type { Status } from '@workshop/synchronise/status'

const since = Date.now()

/** A receiver in each state that `/progress` of synchronise shows, without their deliveries. */
export const receivers: Record<string, Status> = {
  list: { state: 'following', since, behind: null },
  search: {
    state: 'snapshot',
    since,
    behind: since - 30_000,
    snapshot: { posts: 600, until: 'post-600' },
  },
  recommend: {
    state: 'unavailable',
    since,
    behind: since - 4_000_000,
    unavailable: 'recommend',
  },
}

/** As long as the feed's. */
const cursor = 'eyJmZWVkIjoi'.repeat(20)

/** The cursors as synchronise stores them; a test may change them. */
export const entries = Object.keys(receivers).map(_id => ({
  _id,
  cursor,
  replays: 0,
  delivered: 1000,
  batches: 10,
  saved: new Date(since),
}))
