import { recommendations } from '@workshop/monolithic/models/recommend'
import type { Collection, MongoClient } from 'mongodb'
import { inTurn, type Report, rate } from './row.ts'

const rare = 'zanzibar'

/** Queries that find 20 posts: among 100,000 beside among 1,000, in milliseconds. */
export async function measureQueries(report: Report, client: MongoClient) {
  const large = await prepare(client.db('hundred').collection('posts'))
  const small = await prepare(client.db('thousand').collection('posts'))

  for (const name of Object.keys(large) as (keyof typeof large)[]) {
    const took = (act: () => Promise<unknown>) => async () =>
      1000 / (await rate(act))
    const measured = await inTurn(5, took(large[name]), took(small[name]))
    report({
      group: 'database',
      name: `${name}, 100,000 posts`,
      unit: 'ms',
      beside: 'among 1,000 posts',
      ...measured,
    })
  }
}

async function prepare(posts: Collection) {
  await posts.createIndex({ created_utc: 1 })
  await posts.createIndex({ score: 1 })
  await posts.createIndex(
    { title: 'text', selftext: 'text' },
    { weights: { title: 10, selftext: 1 } },
  )
  const newest = await posts
    .find()
    .sort({ created_utc: -1 })
    .limit(20)
    .toArray()
  const ids = newest.map(({ _id }) => _id)
  await posts.updateMany(
    { _id: { $in: ids } },
    { $set: { title: `A day in ${rare}` } },
  )
  const since = newest[19].created_utc

  return {
    'indexed range': () =>
      posts.find({ created_utc: { $gte: since } }).toArray(),
    'sort from an index': () =>
      posts.find().sort({ created_utc: -1 }).limit(20).toArray(),
    $text: () => posts.find({ $text: { $search: rare } }).toArray(),
    'recommendation pipeline': () =>
      posts.aggregate(recommendations()).toArray(),
  }
}
