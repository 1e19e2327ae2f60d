import { setTimeout as pause } from 'node:timers/promises'
import { type Collection, MongoClient } from 'mongodb'
import type { Report } from './row.ts'

const never = { selftext: { $regex: 'no post has this text$' } }

/** What one client does meanwhile: long for the server, few documents for the client that shares its process with the pings. */
type Acts = Record<string, (posts: Collection) => Promise<unknown>>

const reading: Acts = {
  'a scan': posts => posts.countDocuments(never),
  'a sort of all': posts =>
    posts.find().sort({ title: 1 }).skip(99_000).limit(20).toArray(),
  'a group of all': posts =>
    posts
      .aggregate([
        { $group: { _id: '$author', score: { $sum: '$score' } } },
        { $count: 'n' },
      ])
      .toArray(),
}

const writing: Acts = {
  'updateMany of all': posts =>
    posts.updateMany({}, { $inc: { num_comments: 1 } }),
  'a text index being built': async posts => {
    const [old] = (await posts.indexes()).filter(({ weights }) => weights)
    if (old?.name) await posts.dropIndex(old.name)
    await posts.createIndex({ title: 'text', selftext: 'text' })
  },
  'deleteMany of all': posts => posts.deleteMany({}),
}

/** The longest `ping` of one client while another has 100,000 posts read. */
export function measureReading(report: Report, uri: string) {
  return measure(report, uri, reading)
}

/** The same while they are written; in the end all of them are gone. */
export function measureWriting(report: Report, uri: string) {
  return measure(report, uri, writing)
}

async function measure(report: Report, uri: string, acts: Acts) {
  const busy = await MongoClient.connect(uri)
  const other = await MongoClient.connect(uri)
  const posts = busy.db('hundred').collection('posts')
  try {
    const alone = await longestPing(other, pause(2000))
    for (const [name, act] of Object.entries(acts)) {
      const value = await longestPing(other, act(posts))
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
