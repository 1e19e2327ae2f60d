import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { W } from 'mongodb'
import { isEmbedded, useDatabase } from '../test/database.ts'

const suite = useDatabase()
const embeddedOnly = { skip: !isEmbedded && 'MongoDB itself has snapshots' }

test('a read concern that is unknown is refused', async t => {
  const posts = await suite.collection(t)
  const db = suite.client.db(posts.dbName)
  const find = (readConcern: object) =>
    db.command({ find: 'posts', readConcern })

  await assert.rejects(find({ level: 'foo' }), { code: 2 })
  await assert.rejects(find({ nonsense: 1 }), { code: 40415 })
  for (const level of ['local', 'available', 'majority', 'linearizable']) {
    assert.equal((await find({ level })).ok, 1, level)
  }
})

test(
  'a snapshot is refused, not read from newer data',
  embeddedOnly,
  async t => {
    const posts = await suite.collection(t, [{ _id: 1 }])
    const session = suite.client.startSession({ snapshot: true })
    t.after(() => session.endSession())

    await assert.rejects(posts.find({}, { session }).toArray(), {
      code: 72,
    })
  },
)

test('a write with an unsatisfiable write concern is done, and reports the error', async t => {
  const posts = await suite.collection(t)
  const insert = (_id: number, w: number | string) =>
    posts.insertOne({ _id }, { writeConcern: { w: w as W } })

  await assert.rejects(insert(1, 5), {
    name: 'MongoWriteConcernError',
    code: 100,
  })
  await assert.rejects(insert(2, 'nonsense'), { code: 79 })
  assert.equal(await posts.countDocuments(), 2)
})

test('an invalid write concern is refused before the write', async t => {
  const posts = await suite.collection(t)

  await assert.rejects(
    posts.insertOne({ _id: 1 }, { writeConcern: { w: 51 } }),
    { code: 9 },
  )
  assert.equal(await posts.countDocuments(), 0)
})
