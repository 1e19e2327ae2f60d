import type { Key } from '@workshop/platform/key'
import type { Post } from './schema.ts'

/** A post in MongoDB: `id` is the short one of its source, not the document's. */
export type Stored = Post & {
  _id: Key
  source: string
  name: string
  subreddit_id: string
  is_self: boolean
  over_18: boolean
  edited: number | false
  distinguished: string | null
  link_flair_text: string | null
  author_flair_text: string | null
}
