import type { MongoClient } from 'mongodb'
import { compare, rate } from './measure.ts'
import type { Bench } from './row.ts'

/** Acknowledged once the write is on disk. */
const writeConcern = { journal: true }
const increment = { $inc: { n: 1 } }

/** One document at a time, beside `ping` on the same connection. */
export async function measureOperations(bench: Bench, client: MongoClient) {
  const posts = client.db('hundred').collection('posts')
  const _id = (await posts.findOne())?._id
  const added = client.db('bench').collection('posts')
  const counter = await added.insertOne({ n: 0 })
  const counted = { _id: counter.insertedId }
  const ping = () => client.db('admin').command({ ping: 1 })

  const operations = {
    'findOne by _id': () => posts.findOne({ _id }),
    '$inc by _id': () => added.updateOne(counted, increment),
    '$inc by _id, journal: true': () =>
      added.updateOne(counted, increment, { writeConcern }),
    insertOne: () => added.insertOne({ title: 'One more', score: 1 }),
  }
  for (const [name, act] of Object.entries(operations))
    await compare(
      bench,
      { name, unit: '/s', beside: 'ping' },
      7,
      () => rate(act),
      () => rate(ping),
    )
}
