import type { StoredPost } from '@workshop/datasets/posts/post'
import { connectDatabase } from '@workshop/platform/database'
import { storedPosts } from './posts.ts'
import type { Ending } from './replica.ts'

/** The same thousand posts in the monolith's store, to compare the answers. */
export async function openMonolith(test: Ending, uri: string) {
  const database = connectDatabase(uri)
  test.after(database.close)
  const posts = database.db('monolith').collection<StoredPost>('posts')
  await posts.insertMany(storedPosts)
  return posts
}
