import {
  type Collection,
  MongoClient,
  type WriteConcernSettings,
} from 'mongodb'
import { inTurn, type Report, rate } from './row.ts'

const rounds = 7
/** Acknowledged once it is on disk. */
const durable: WriteConcernSettings = { journal: true }

/** One document at a time, on one connection and on 32, beside `ping` on the same connections. */
export async function measureOperations(report: Report, uri: string) {
  const one = await MongoClient.connect(uri, { maxPoolSize: 1 })
  const pool = { maxPoolSize: 32, minPoolSize: 32 }
  const many = await MongoClient.connect(uri, pool)
  try {
    const { find, increment, insert } = actions(one, 'one')
    await row(report, 'findOne by _id', one, find, 1)
    await row(report, '$inc by _id', one, () => increment(), 1)
    await row(
      report,
      '$inc by _id, journal: true',
      one,
      () => increment(durable),
      1,
    )
    await row(report, 'insertOne', one, () => insert(), 1)

    const { insert: add } = actions(many, 'many')
    await row(
      report,
      'insertOne, journal: true',
      many,
      () => add(durable),
      32,
    )
  } finally {
    await one.close()
    await many.close()
  }
}

type Counter = { _id: string; n: number }

function actions(client: MongoClient, name: string) {
  const posts = client.db('hundred').collection('posts')
  const db = client.db('bench')
  const counters: Collection<Counter> = db.collection('counters')
  const inserts = db.collection(name)
  const known = posts.findOne({}, { sort: { _id: -1 } })
  const one = { $inc: { n: 1 } }
  return {
    find: async () => posts.findOne({ _id: (await known)?._id }),
    increment: (writeConcern?: WriteConcernSettings) =>
      counters.updateOne({ _id: 'a' }, one, { upsert: true, writeConcern }),
    insert: (writeConcern?: WriteConcernSettings) =>
      inserts.insertOne({ title: 'One more', score: 1 }, { writeConcern }),
  }
}

async function row(
  report: Report,
  name: string,
  client: MongoClient,
  act: () => Promise<unknown>,
  lanes: number,
) {
  const ping = () => client.db('admin').command({ ping: 1 })
  await rate(act, 1, lanes)
  await rate(ping, 1, lanes)
  const measured = await inTurn(
    rounds,
    () => rate(act, 0.5, lanes),
    () => rate(ping, 0.5, lanes),
  )
  const connections = lanes === 1 ? '' : `, ${lanes} connections`
  report({
    group: 'database',
    name: name + connections,
    unit: '/s',
    beside: `ping${connections}`,
    ...measured,
  })
}
