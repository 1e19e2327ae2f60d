import { readFileSync } from 'node:fs'
import { type StoredPost, toWholePost } from '@workshop/datasets/posts/post'
import { BSON } from 'mongodb'

const file = new URL('../../datasets/posts.ndjson', import.meta.url)
const lines = readFileSync(file, 'utf8').trim().split('\n')

/** The thousand posts of the workshop as the monolith stores them. */
export const storedPosts = lines.map(
  line => BSON.EJSON.parse(line) as StoredPost,
)

/** The same, as the REST layer sends them. */
export const wholePosts = storedPosts.map(toWholePost)
