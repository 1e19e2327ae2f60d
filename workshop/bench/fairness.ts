import { setTimeout as pause } from 'node:timers/promises'
import type { Collection, MongoClient } from 'mongodb'
import { time } from './measure.ts'
import type { Bench } from './row.ts'

/** Long for the server, but few documents for the client: the pings share its process. */
const acts: Record<string, (posts: Collection) => Promise<unknown>> = {
  'a scan': posts => posts.countDocuments({ selftext: /no such text$/ }),
  'a sort of all': posts =>
    posts.find().sort({ title: 1 }).skip(99_000).limit(20).toArray(),
  'a group of all': posts =>
    posts
      .aggregate([{ $group: { _id: '$author' } }, { $count: 'n' }])
      .toArray(),
  'updateMany of all': posts =>
    posts.updateMany({}, { $inc: { num_comments: 1 } }),
  'a text index being built': async posts => {
    const [old] = (await posts.indexes()).filter(({ weights }) => weights)
    await posts.dropIndex(old.name ?? '')
    await posts.createIndex({ title: 'text', selftext: 'text' })
  },
  'deleteMany of all': posts => posts.deleteMany({}),
}

/** The longest `ping` of one client while another has 100,000 posts read and written. */
export async function measureFairness(
  { report }: Bench,
  busy: MongoClient,
  other: MongoClient,
) {
  const posts = busy.db('hundred').collection('posts')
  const limit = await longestPing(other, pause(2000))
  const beside = 'with nothing else'
  for (const [what, act] of Object.entries(acts)) {
    const name = `longest ping beside ${what}`
    const value = await longestPing(other, act(posts))
    report({ name, value, unit: 'ms', beside, limit })
  }
}

async function longestPing(client: MongoClient, until: Promise<unknown>) {
  let isDone = false
  let longest = 0
  const done = until.finally(() => {
    isDone = true
  })
  const ping = () => client.db('admin').command({ ping: 1 })
  while (!isDone) {
    longest = Math.max(longest, (await time(ping)).value)
    await pause(2)
  }
  await done
  return longest
}
