import type { Db } from 'mongodb'

/** What the site's queries stand on; an index that is there already is left alone. */
export async function createIndexes(db: Db) {
  const posts = db.collection('posts')
  await posts.createIndex({ score: 1 })
  await posts.createIndex({ subreddit: 1 })
}
