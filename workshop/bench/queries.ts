import { recommendations } from '@workshop/monolithic/models/recommend'
import type { Collection, MongoClient } from 'mongodb'
import { compare, rate } from './measure.ts'
import type { Bench } from './row.ts'

const rare = 'zanzibar'
const newest = { created_utc: -1 } as const

/** Queries that find 20 posts: among 100,000 beside among 1,000. */
export async function measureQueries(bench: Bench, client: MongoClient) {
  const large = await prepare(client.db('hundred').collection('posts'))
  const small = await prepare(client.db('thousand').collection('posts'))

  for (const name of Object.keys(large) as (keyof typeof large)[]) {
    const row = {
      name: `${name}, 100,000 posts`,
      unit: 'ms',
      beside: 'among 1,000 posts',
    }
    const ms = (act: () => Promise<unknown>) => async () => ({
      value: 1000 / (await rate(act)).value,
    })
    await compare(bench, row, 5, ms(large[name]), ms(small[name]))
  }
}

async function prepare(posts: Collection) {
  await posts.createIndex({ created_utc: 1 })
  await posts.createIndex({ score: 1 })
  await posts.createIndex(
    { title: 'text', selftext: 'text' },
    { weights: { title: 10, selftext: 1 } },
  )
  const findNewest = () => posts.find().sort(newest).limit(20).toArray()
  const found = await findNewest()
  await posts.updateMany(
    { _id: { $in: found.map(({ _id }) => _id) } },
    { $set: { title: `A day in ${rare}` } },
  )
  const since = { created_utc: { $gte: found[19].created_utc } }

  return {
    'indexed range': () => posts.find(since).toArray(),
    'sort from an index': findNewest,
    $text: () => posts.find({ $text: { $search: rare } }).toArray(),
    'recommendation pipeline': () =>
      posts.aggregate(recommendations()).toArray(),
  }
}
