import { ObjectId, type WithId } from 'mongodb'
import type { Post, WholePost } from '../site/models.ts'

/** A post in MongoDB; imported ones may have a plain text for `_id`. */
export type StoredPost = Omit<WholePost, 'id'> & { _id: ObjectId | string }

export function keyOf(id: string) {
  return /^[0-9a-f]{24}$/i.test(id) ? new ObjectId(id) : id
}

export function toPost(post: WithId<StoredPost>): Post {
  return {
    id: String(post._id),
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

export function toWholePost(post: WithId<StoredPost>): WholePost {
  const { selftext, domain, ups, downs } = post
  return { ...toPost(post), selftext, domain, ups, downs }
}
