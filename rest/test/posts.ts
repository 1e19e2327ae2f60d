import { ObjectId } from 'mongodb'
import type { Stored } from '../posts/document.ts'

let made = 0

/** A post as the importers store it; the later made, the higher its `_id`. */
export function storedPost(fields: Partial<Stored> = {}): Stored {
  made += 1
  return {
    _id: new ObjectId(made.toString(16).padStart(24, '0')),
    source: 'generated',
    id: made.toString(36),
    name: `t3_${made.toString(36)}`,
    title: `Post ${made}`,
    author: 'anna',
    subreddit: 'travel',
    subreddit_id: 't5_1',
    score: 100,
    ups: 110,
    downs: 10,
    num_comments: 10,
    created_utc: 1704069883,
    permalink: `/r/travel/comments/${made}/post/`,
    url: `https://example.org/${made}`,
    domain: 'example.org',
    thumbnail: 'default',
    selftext: '',
    is_self: false,
    over_18: true,
    edited: 1704069999,
    distinguished: 'moderator',
    link_flair_text: 'a flair',
    author_flair_text: null,
    ...fields,
  }
}
