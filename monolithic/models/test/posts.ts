import type { StoredPost } from '@workshop/platform/post'
import { ObjectId } from 'mongodb'

let made = 0

/** A post as it is stored; the later made, the higher its `_id`. */
export function storedPost(fields: Partial<StoredPost> = {}): StoredPost {
  made += 1
  return {
    _id: new ObjectId(made.toString(16).padStart(24, '0')),
    title: `Post ${made}`,
    permalink: `/r/travel/comments/${made}/post/`,
    url: `https://example.org/${made}`,
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
