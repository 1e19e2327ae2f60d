import type { WholePost } from '@workshop/datasets/posts/post'
import type { Db, Filter } from 'mongodb'
import type { Entry } from './write.ts'

/** What a batch may change: a filter for stored documents, and those it brings. */
export type Touched<Fields> = {
  stored: Filter<Entry & Fields>
  incoming: (Entry & Fields)[]
  /** Whether further pages of the same snapshot are to come. */
  hasMore?: boolean
}

export type Options<Fields> = {
  db: Db
  /** `posts` unless told otherwise. */
  collection?: string
  /** What this receiver keeps of a post. */
  pick(post: WholePost): Fields
  /** Runs around each write, one batch at a time in this process; must call `write`. */
  around?(
    touched: Touched<Fields>,
    write: () => Promise<void>,
  ): Promise<void>
}
