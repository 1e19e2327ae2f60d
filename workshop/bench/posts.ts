import { generatePosts } from '@workshop/datasets/generate/generate-posts'
import { MongoClient } from 'mongodb'

/** Fills the posts of an application's database up to `count`, always with the same ones. */
export async function fill(
  uri: string,
  count: number,
  database = 'monolith',
) {
  const client = await MongoClient.connect(uri)
  try {
    const posts = client.db(database).collection('posts')
    await posts.deleteMany({})
    for (const batch of batches(generatePosts({ count, seed: 7 }), 1000)) {
      await posts.insertMany(batch)
    }
  } finally {
    await client.close()
  }
}

export function* batches<Item>(items: Iterable<Item>, size: number) {
  let batch: Item[] = []
  for (const item of items) {
    if (batch.push(item) < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
