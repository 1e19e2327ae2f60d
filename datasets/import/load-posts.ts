import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { importPosts } from './import-posts.ts'

// Two folders deep, as a bundle is.
const posts = fileURLToPath(
  new URL('../../datasets/posts.ndjson', import.meta.url),
)

/** Imports the committed posts into an empty database; returns how many posts there are then. */
export async function loadPosts(uri: string, database = 'monolith') {
  const client = await connect(uri)
  try {
    const collection = client.db(database).collection('posts')
    const found = await collection.estimatedDocumentCount()
    if (found > 0) return { found, imported: 0 }

    const { inserted } = await importPosts(posts, collection)
    return { found: inserted, imported: inserted }
  } finally {
    await client.close()
  }
}

async function connect(uri: string) {
  try {
    return await MongoClient.connect(uri, {
      serverSelectionTimeoutMS: 5000,
    })
  } catch (cause) {
    throw new Error(
      'MongoDB does not answer. Start it, correct MONGODB_URI, or unset MONGODB_URI to use the embedded database.',
      { cause },
    )
  }
}
