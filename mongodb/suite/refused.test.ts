import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Any, useDatabase } from '../test/database.ts'

const suite = useDatabase()

test('an unknown field of a statement is refused, and nothing is written', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  const db = suite.client.db(posts.dbName)
  const admin = suite.client.db('admin')
  const update = { q: {}, u: { $set: { n: 1 } } }
  const remove = { q: {}, limit: 0 }
  const refused = { code: 40415, codeName: 'IDLUnknownField' }

  await assert.rejects(
    db.command({ update: 'posts', updates: [update, { ...update, x: 1 }] }),
    refused,
  )
  await assert.rejects(
    db.command({ delete: 'posts', deletes: [{ ...remove, x: 1 }] }),
    refused,
  )
  await assert.rejects(
    admin.command({
      bulkWrite: 1,
      ops: [{ insert: 0, document: { _id: 2 }, x: 1 }],
      nsInfo: [{ ns: posts.namespace }],
    }),
    refused,
  )
  assert.deepEqual(await posts.find().toArray(), [{ _id: 1 }])
})

test('an invalid database name is InvalidNamespace', async () => {
  for (const name of ['a b', 'a/b', 'a"b', 'x'.repeat(64)]) {
    const command = suite.client.db('admin').command({
      renameCollection: `${name}.posts`,
      to: 'test.posts',
    })
    await assert.rejects(command, { code: 73 }, name)
  }
  const long: Any = suite.client.db('x'.repeat(64))
  await assert.rejects(long.command({ ping: 1 }), { code: 73 })
})

test('$out and $merge before the last stage are refused as such', async t => {
  const posts = await suite.collection(t)

  for (const stage of [{ $out: 'others' }, { $merge: 'others' }]) {
    const pipeline = [stage, { $match: {} }]
    await assert.rejects(posts.aggregate(pipeline).toArray(), {
      code: 40601,
      message: /can only be the final stage/,
    })
  }
})

test('a text score without $text is refused', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  const score = { $meta: 'textScore' as const }
  const refused = { code: 40218 }

  await assert.rejects(
    posts.findOne({}, { projection: { score } }),
    refused,
  )
  await assert.rejects(posts.find().sort({ score }).toArray(), refused)
  await assert.rejects(
    posts.aggregate([{ $set: { score } }]).toArray(),
    refused,
  )
})

test('a compound TTL index or an unsupported partial filter is CannotCreateIndex', async t => {
  const posts = await suite.collection(t)
  const refused = { code: 67, codeName: 'CannotCreateIndex' }
  const partials = [
    { n: { $ne: 1 } },
    { n: { $exists: false } },
    { $nor: [{ n: 1 }] },
    { $and: [{ n: { $nin: [1] } }] },
  ]

  await assert.rejects(
    posts.createIndex({ a: 1, b: 1 }, { expireAfterSeconds: 1 }),
    refused,
  )
  for (const partialFilterExpression of partials) {
    await assert.rejects(
      posts.createIndex({ n: 1 }, { partialFilterExpression }),
      refused,
      JSON.stringify(partialFilterExpression),
    )
  }
  const partialFilterExpression = {
    $or: [{ n: { $in: [1, 2] } }, { n: { $gt: 5 }, m: { $exists: true } }],
  }
  await posts.createIndex({ n: 1 }, { partialFilterExpression })
})
