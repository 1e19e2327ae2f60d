import { ObjectId } from 'mongodb'
import type { StoredPost, WholePost } from './post.ts'

/** A whole post of which only some fields matter. */
export function wholePost(fields: Partial<WholePost> = {}): WholePost {
  const { id = '000000000000000000000001' } = fields
  return {
    id,
    title: `Post ${id}`,
    permalink: `/r/travel/comments/${id}/post/`,
    url: `https://example.org/${id}`,
    subreddit: 'travel',
    author: 'anna',
    score: 100,
    num_comments: 10,
    created_utc: 1704069883,
    thumbnail: 'default',
    selftext: '',
    domain: 'example.org',
    ups: 110,
    downs: 10,
    ...fields,
  }
}

let made = 0

/** A post as it is stored; the later made, the higher its `_id`. */
export function storedPost(fields: Partial<StoredPost> = {}): StoredPost {
  made += 1
  const { id, ...post } = wholePost({ id: `${made}` })
  const _id = new ObjectId(made.toString(16).padStart(24, '0'))
  return { _id, ...post, ...fields }
}
