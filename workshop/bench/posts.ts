import { generatePosts } from '@workshop/datasets/generate/generate-posts'
import { MongoClient } from 'mongodb'

/** Fills a collection with `count` posts, always the same ones. */
export async function fill(
  uri: string,
  count: number,
  database = 'monolith',
) {
  const client = await MongoClient.connect(uri)
  try {
    const posts = client.db(database).collection('posts')
    await posts.deleteMany({})
    for (const batch of batches(generatePosts({ count, seed: 7 })))
      await posts.insertMany(batch)
  } finally {
    await client.close()
  }
}

/** By the thousand. */
export function* batches<Item>(items: Iterable<Item>) {
  let batch: Item[] = []
  for (const item of items) {
    if (batch.push(item) < 1000) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
