import type { Db } from 'mongodb'

/** The indexes of the site's queries; an existing index is left alone. */
export async function createIndexes(db: Db) {
  const posts = db.collection('posts')
  await posts.createIndex({ score: 1 })
  await posts.createIndex({ subreddit: 1 })
}
