import { type Collection, MongoClient } from 'mongodb'
import { inTurn, type Report, rate } from './row.ts'

const rounds = 7

/** One document at a time, on one connection and on 32, beside `ping` on the same connections. */
export async function measureOperations(report: Report, uri: string) {
  const one = await MongoClient.connect(uri, { maxPoolSize: 1 })
  const many = await MongoClient.connect(uri, {
    maxPoolSize: 32,
    minPoolSize: 32,
  })
  try {
    for (const [name, act] of Object.entries(actions(one, 'one'))) {
      await row(report, name, one, act, 1)
    }
    await row(
      report,
      '32 connections insertOne',
      many,
      actions(many, 'many').insertOne,
      32,
    )
  } finally {
    await one.close()
    await many.close()
  }
}

function actions(client: MongoClient, name: string) {
  const posts = client.db('hundred').collection('posts')
  const counters: Collection<{ _id: string; n: number }> = client
    .db('bench')
    .collection('counters')
  const inserts = client.db('bench').collection(name)
  const known = posts.findOne({}, { sort: { _id: -1 } })
  return {
    'findOne by _id': async () =>
      posts.findOne({ _id: (await known)?._id }),
    '$inc by _id': () =>
      counters.updateOne(
        { _id: 'a' },
        { $inc: { n: 1 } },
        { upsert: true },
      ),
    insertOne: () => inserts.insertOne({ title: 'One more', score: 1 }),
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
  const beside = lanes === 1 ? 'ping' : `ping, ${lanes} connections`
  report({ group: 'database', name, unit: '/s', beside, ...measured })
}
