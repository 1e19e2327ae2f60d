import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Collection } from 'mongodb'
import { type Any, useDatabase } from '../test/database.ts'

const suite = useDatabase()

const many = Array.from({ length: 500 }, (_, n) => ({
  _id: n,
  n,
  topic: `topic${n % 5}`,
  tags: [`a${n % 3}`, `b${n % 7}`],
}))

/** The stages of the winning plan, outermost first. */
async function stages(
  posts: Collection<Any>,
  filter: object,
  options = {},
) {
  const explained = await posts
    .find(filter, options)
    .explain('queryPlanner')
  const found: string[] = []
  let stage = explained.queryPlanner.winningPlan
  for (; stage; stage = stage.inputStage) found.push(stage.stage)
  return found
}

test('an index that is created is listed, once, and can be dropped', async t => {
  const posts = await suite.collection(t, many)

  assert.equal(await posts.createIndex({ topic: 1, n: -1 }), 'topic_1_n_-1')
  await posts.createIndex({ topic: 1, n: -1 })
  assert.deepEqual(await posts.indexes(), [
    { v: 2, key: { _id: 1 }, name: '_id_' },
    { v: 2, key: { topic: 1, n: -1 }, name: 'topic_1_n_-1' },
  ])

  await posts.dropIndex('topic_1_n_-1')
  assert.equal((await posts.indexes()).length, 1)
})

test('a range and an order are answered from an index', async t => {
  const posts = await suite.collection(t, many)
  await posts.createIndex({ n: 1 })

  const found = await posts
    .find({ n: { $gte: 10, $lt: 13 } })
    .sort({ n: -1 })
    .toArray()

  assert.deepEqual(
    found.map(({ n }) => n),
    [12, 11, 10],
  )
  const range = { n: { $gte: 10, $lt: 13 } }
  assert.deepEqual(await stages(posts, range, { sort: { n: -1 } }), [
    'FETCH',
    'IXSCAN',
  ])
  assert.deepEqual(await stages(posts, { other: 1 }), ['COLLSCAN'])
})

test('explain counts what was looked at', async t => {
  const posts = await suite.collection(t, many)
  await posts.createIndex({ topic: 1 })

  const { executionStats } = await posts
    .find({ topic: 'topic1' })
    .explain('executionStats')

  assert.equal(executionStats.nReturned, 100)
  assert.equal(executionStats.totalDocsExamined, 100)
  assert.equal(executionStats.totalKeysExamined, 100)
})

test('explain also tells about aggregate, count and update', async t => {
  const posts = await suite.collection(t, many)
  await posts.createIndex({ n: 1 })
  const db = suite.client.db(posts.dbName)
  const commands = [
    { aggregate: 'posts', pipeline: [{ $match: { n: 1 } }], cursor: {} },
    { count: 'posts', query: { n: 1 } },
    { update: 'posts', updates: [{ q: { n: 1 }, u: { $set: { a: 1 } } }] },
    { delete: 'posts', deletes: [{ q: { n: 1 }, limit: 1 }] },
    { distinct: 'posts', key: 'topic', query: { n: 1 } },
  ]

  for (const explain of commands) {
    const verbosity = 'queryPlanner'
    const { queryPlanner } = await db.command({ explain, verbosity })
    assert.match(JSON.stringify(queryPlanner.winningPlan), /IXSCAN/)
  }
})

test('an index over arrays finds a document by each item', async t => {
  const posts = await suite.collection(t, many)
  await posts.createIndex({ tags: 1 })

  const found = await posts.countDocuments({ tags: 'b3' })

  assert.equal(found, many.filter(({ tags }) => tags.includes('b3')).length)
  assert.match((await stages(posts, { tags: 'b3' })).join(), /IXSCAN/)
})

test('a unique index refuses a second value, also while it is built', async t => {
  const posts = await suite.collection(t, [
    { _id: 1, source: 's', id: 'a' },
    { _id: 2, source: 's', id: 'b' },
  ])
  await posts.createIndex({ source: 1, id: 1 }, { unique: true })

  await assert.rejects(posts.insertOne({ _id: 3, source: 's', id: 'a' }), {
    code: 11000,
    keyPattern: { source: 1, id: 1 },
    keyValue: { source: 's', id: 'a' },
  })
  await assert.rejects(posts.updateOne({ _id: 2 }, { $set: { id: 'a' } }), {
    code: 11000,
  })
  await assert.rejects(posts.createIndex({ source: 1 }, { unique: true }), {
    code: 11000,
  })
})

test('indexes that are asked for together are all built, or none', async t => {
  const posts = await suite.collection(t, many)
  const names = async () =>
    (await posts.indexes()).map(({ name }) => name).sort()

  await assert.rejects(
    posts.createIndexes([
      { key: { n: 1 } },
      { key: { topic: 1 }, unique: true },
    ]),
    { code: 11000 },
  )
  assert.deepEqual(await names(), ['_id_'])

  await posts.createIndexes([{ key: { n: 1 } }, { key: { topic: 1 } }])
  assert.deepEqual(await names(), ['_id_', 'n_1', 'topic_1'])
  assert.equal(await posts.countDocuments({ topic: 'topic1' }), 100)
  assert.deepEqual(await stages(posts, { n: { $gt: 490 } }), [
    'FETCH',
    'IXSCAN',
  ])
})

test('a sparse unique index leaves documents without the field alone', async t => {
  const posts = await suite.collection(t)
  await posts.createIndex({ key: 1 }, { unique: true, sparse: true })

  await posts.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, key: 'k' }])

  await assert.rejects(posts.insertOne({ _id: 4, key: 'k' }), {
    code: 11000,
  })
})

test('a partial index counts only what its filter matches', async t => {
  const posts = await suite.collection(t)
  await posts.createIndex(
    { key: 1 },
    { unique: true, partialFilterExpression: { on: true } },
  )

  await posts.insertMany([{ key: 1 }, { key: 1 }, { key: 1, on: true }])

  await assert.rejects(posts.insertOne({ key: 1, on: true }), {
    code: 11000,
  })
})

test('the same name or key with other options is a conflict', async t => {
  const posts = await suite.collection(t, many)
  await posts.createIndex({ n: 1 }, { name: 'mine' })

  await assert.rejects(posts.createIndex({ n: 1 }, { name: 'other' }), {
    code: 85,
  })
  await assert.rejects(posts.createIndex({ topic: 1 }, { name: 'mine' }), {
    code: 86,
  })
})

test('indexes that cannot be are refused', async t => {
  const posts = await suite.collection(t, many)
  const db = suite.client.db(posts.dbName)

  await assert.rejects(posts.dropIndex('nonsense'), { code: 27 })
  await assert.rejects(posts.dropIndex('_id_'), { code: 72 })
  await assert.rejects(
    db.command({
      createIndexes: 'posts',
      indexes: [{ key: {}, name: 'x' }],
    }),
    { code: 67 },
  )
})

test('createIndex makes the collection it is asked for', async t => {
  const posts = await suite.collection(t)

  await posts.createIndex({ a: 1 })

  assert.equal((await posts.indexes()).length, 2)
})

test('an index that would compare strings in another way is refused', {
  skip: process.env.MONGODB_URI && 'MongoDB itself has collations',
}, async t => {
  const posts = await suite.collection(t, many)
  const collation = { locale: 'en', strength: 2 }

  await assert.rejects(posts.createIndex({ topic: 1 }, { collation }))
  await assert.rejects(posts.find({}, { collation }).toArray(), {
    code: 238,
  })
})

test('a hinted sparse or partial index finds only the documents that it holds', async t => {
  const posts = await suite.collection(t, [
    { _id: 1 },
    { _id: 2, n: 2 },
    { _id: 3, n: 9 },
  ])
  await posts.createIndex({ n: 1 }, { sparse: true, name: 'sparse' })
  await posts.createIndex(
    { n: -1 },
    { partialFilterExpression: { n: { $gt: 5 } }, name: 'partial' },
  )
  const found = async (hint: string) =>
    (await posts.find({}, { hint }).sort({ _id: 1 }).toArray()).map(
      ({ _id }) => _id,
    )

  assert.deepEqual(await found('sparse'), [2, 3])
  assert.deepEqual(await found('partial'), [3])
  assert.equal(await posts.countDocuments({}, { hint: 'sparse' }), 2)
})

test('explain shows no FETCH where the index holds all that is asked for', async t => {
  const posts = await suite.collection(t, many)
  await posts.createIndex({ n: 1, topic: 1 })
  const filter = { n: { $lt: 5 } }

  const covered = { projection: { _id: 0, topic: 1, n: 1 } }
  assert.deepEqual(await stages(posts, filter, covered), [
    'PROJECTION_COVERED',
    'IXSCAN',
  ])
  for (const projection of [{ n: 1 }, { _id: 0, tags: 1 }, { topic: 0 }]) {
    const found = await stages(posts, filter, { projection })
    assert.ok(found.includes('FETCH'), JSON.stringify(projection))
  }
})
