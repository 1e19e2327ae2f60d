import type { WholePost } from './intake/batch.ts'
import type { Key } from './key.ts'

export type { WholePost }

/** A post as every list of the site shows it. */
export type Post = Omit<WholePost, 'selftext' | 'domain' | 'ups' | 'downs'>

/** What of a post stands in a store. */
export type Stored<Fields> = Omit<Fields, 'id'> & { _id: Key }

/** A whole post in MongoDB. */
export type StoredPost = Stored<WholePost>

/** The fields that every list shows: what a store needs at least. What an imported document lacks is empty. */
export function pickPost({
  title = '',
  permalink = '',
  url = '',
  subreddit = '',
  author = '',
  score = 0,
  num_comments = 0,
  created_utc = 0,
  thumbnail = 'default',
}: Omit<Post, 'id'>): Omit<Post, 'id'> {
  return {
    title,
    permalink,
    url,
    subreddit,
    author,
    score,
    num_comments,
    created_utc,
    thumbnail,
  }
}

export function toPost(stored: Stored<Post>): Post {
  return { id: String(stored._id), ...pickPost(stored) }
}

export function toWholePost(stored: StoredPost): WholePost {
  const { selftext = '', domain = '', ups = 0, downs = 0 } = stored
  return { ...toPost(stored), selftext, domain, ups, downs }
}
