import type { Batch, Change } from '@workshop/datasets/posts/change'
import type { WholePost } from '@workshop/datasets/posts/post'

/** A moment as the feed writes it: the higher the number, the later. */
export function moment(number: number) {
  return number.toString(16).padStart(16, '0')
}

export function upsert(at: number, post: WholePost): Change {
  return { type: 'upsert', id: post.id, at: moment(at), time: at, post }
}

export function deletion(at: number, id: string): Change {
  return { type: 'delete', id, at: moment(at), time: at }
}

export function changes(...changes: Change[]): Batch {
  return { changes, complete: true }
}

/** One page that is the whole of the master at that moment. */
export function wholeSnapshot(at: number, posts: WholePost[]): Batch {
  return {
    changes: posts.map(post => upsert(at, post)),
    snapshot: { at: moment(at), after: null, until: null },
    complete: true,
  }
}
