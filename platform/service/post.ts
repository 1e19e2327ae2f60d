import type { Key, WholePost } from '../intake/intake.ts'

export type { WholePost }

/** A post as every list of the site shows it. */
export type Post = Omit<WholePost, 'selftext' | 'domain' | 'ups' | 'downs'>

/** What of a post stands in a service's own store. */
export type Stored<Fields> = Omit<Fields, 'id'> & { _id: Key }

/** The fields that every list shows, taken out of a whole post: what a store needs at least. */
export function pickPost(post: Omit<Post, 'id'>): Omit<Post, 'id'> {
  return {
    title: post.title,
    permalink: post.permalink,
    url: post.url,
    subreddit: post.subreddit,
    author: post.author,
    score: post.score,
    num_comments: post.num_comments,
    created_utc: post.created_utc,
    thumbnail: post.thumbnail,
  }
}

export function toPost(stored: Stored<Post>): Post {
  return { id: String(stored._id), ...pickPost(stored) }
}

export function toWholePost(stored: Stored<WholePost>): WholePost {
  const { selftext, domain, ups, downs } = stored
  return { ...toPost(stored), selftext, domain, ups, downs }
}
