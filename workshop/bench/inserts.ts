import { generatePosts } from '@workshop/datasets/generate/generate-posts'
import { MongoClient } from 'mongodb'
import { startBlackhole } from './database-process.ts'
import { inTurn, type Report } from './row.ts'

const size = 1000
const commands = 10
const warmUp = 3

/** `insertMany` of 1,000 posts a command, beside the same against a server that stores nothing. */
export async function measureInserts(report: Report, uri: string) {
  const blackhole = await startBlackhole()
  const own = await MongoClient.connect(uri)
  const limit = await MongoClient.connect(blackhole.uri)
  try {
    for (let round = 0; round < warmUp; round++) {
      await documents(own)
      await documents(limit)
    }
    const measured = await inTurn(
      5,
      () => documents(own),
      () => documents(limit),
    )
    const beside = 'a server storing nothing'
    report({
      group: 'database',
      name: 'insertMany, 1,000 posts',
      unit: 'docs/s',
      beside,
      ...measured,
    })
  } finally {
    await own.close()
    await limit.close()
    await blackhole.stop()
  }
}

/** Documents per second. */
async function documents(client: MongoClient) {
  const posts = client.db('bench').collection('posts')
  const batches = Array.from({ length: commands }, (_, seed) =>
    withoutId(seed),
  )
  const began = performance.now()
  for (const batch of batches) await posts.insertMany(batch)
  return (commands * size * 1000) / (performance.now() - began)
}

function withoutId(seed: number) {
  return [...generatePosts({ count: size, seed })].map(
    ({ _id, ...post }) => post,
  )
}
