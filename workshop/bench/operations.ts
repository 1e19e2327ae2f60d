import type { MongoClient } from 'mongodb'
import { compare, rate } from './measure.ts'
import type { Bench } from './row.ts'

/** Acknowledged once the write is on disk. */
const writeConcern = { journal: true }

/** One document at a time, on one connection and on 32, beside `ping` on the same connections. */
export async function measureOperations(
  bench: Bench,
  one: MongoClient,
  many: MongoClient,
) {
  const posts = one.db('hundred').collection('posts')
  const _id = (await posts.findOne())?._id
  const counters = one.db('bench').collection<{ _id: string }>('counters')
  const increment = (options = {}) =>
    counters.updateOne(
      { _id: 'a' },
      { $inc: { n: 1 } },
      { upsert: true, ...options },
    )
  const insert = (client: MongoClient, options = {}) =>
    client
      .db('bench')
      .collection('posts')
      .insertOne({ title: 'One more', score: 1 }, options)

  const onOne = {
    'findOne by _id': () => posts.findOne({ _id }),
    '$inc by _id': () => increment(),
    '$inc by _id, journal: true': () => increment({ writeConcern }),
    insertOne: () => insert(one),
  }
  const onMany = {
    'insertOne, journal: true': () => insert(many, { writeConcern }),
  }
  for (const [name, act] of Object.entries(onOne))
    await measureOperation(bench, name, act, one, 1)
  for (const [name, act] of Object.entries(onMany))
    await measureOperation(bench, name, act, many, 32)
}

async function measureOperation(
  bench: Bench,
  name: string,
  act: () => Promise<unknown>,
  client: MongoClient,
  lanes: number,
) {
  const ping = () => client.db('admin').command({ ping: 1 })
  const connections = lanes === 1 ? '' : `, ${lanes} connections`
  await compare(
    bench,
    {
      name: name + connections,
      unit: '/s',
      beside: `ping${connections}`,
    },
    7,
    () => rate(act, 0.5, lanes),
    () => rate(ping, 0.5, lanes),
  )
}
