import { pickPost } from '@workshop/platform/service/post'
import { ObjectId } from 'mongodb'
import type { Post } from './schema.ts'

export type Key = ObjectId | string

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

/** 24 hexadecimal digits are an ObjectId, everything else is the text itself. */
export function keyOf(id: string): Key {
  return /^[0-9a-f]{24}$/i.test(id) ? new ObjectId(id) : id
}

/** What a document that came from elsewhere may lack. */
const blank = {
  title: '',
  permalink: '',
  url: '',
  subreddit: '',
  author: '',
  score: 0,
  num_comments: 0,
  created_utc: 0,
  thumbnail: 'default',
  selftext: '',
  domain: '',
  ups: 0,
  downs: 0,
}

export function toPost(stored: Stored): Post {
  const post = { ...blank, ...stored }
  const { selftext, domain, ups, downs } = post
  const id = String(post._id)
  return { id, ...pickPost(post), selftext, domain, ups, downs }
}
