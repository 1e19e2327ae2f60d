import { setTimeout as pause } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import type { Report } from './row.ts'

const slow = { selftext: { $regex: 'no post has this text$' } }

/** The longest `ping` of one client while another keeps the server busy with scans, sorts and large updates of 100,000 posts. */
export async function measureFairness(report: Report, uri: string) {
  const busy = await MongoClient.connect(uri)
  const other = await MongoClient.connect(uri)
  const posts = busy.db('hundred').collection('posts')
  try {
    const alone = await longestPing(other, pause(2000))
    for (const [name, act] of Object.entries({
      'a scan': () => posts.countDocuments(slow),
      'a sort': () =>
        posts
          .find()
          .sort({ title: 1 })
          .limit(20_000)
          .project({ title: 1 })
          .toArray(),
      'a group': () =>
        posts
          .aggregate([
            { $group: { _id: '$author', score: { $sum: '$score' } } },
            { $count: 'n' },
          ])
          .toArray(),
      'updateMany of all': () =>
        posts.updateMany({}, { $inc: { num_comments: 1 } }),
    })) {
      const value = await longestPing(other, act())
      report({
        group: 'database',
        name: `longest ping beside ${name}`,
        value,
        unit: 'ms',
        beside: 'with nothing else',
        limit: alone,
        ratio: value / alone,
      })
    }
  } finally {
    await busy.close()
    await other.close()
  }
}

async function longestPing(client: MongoClient, until: Promise<unknown>) {
  let done = false
  let longest = 0
  const end = until.finally(() => {
    done = true
  })
  while (!done) {
    const began = performance.now()
    await client.db('admin').command({ ping: 1 })
    longest = Math.max(longest, performance.now() - began)
    await pause(2)
  }
  await end
  return longest
}
