import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

const posts = [
  { _id: 1, topic: 'js', score: 60, ups: 70, downs: 10, num_comments: 3 },
  {
    _id: 2,
    topic: 'db',
    score: 200,
    ups: 300,
    downs: 100,
    num_comments: 9,
  },
  { _id: 3, topic: 'js', score: 10, ups: 11, downs: 1, num_comments: 1 },
  {
    _id: 4,
    topic: 'db',
    score: 200,
    ups: 300,
    downs: 100,
    num_comments: 12,
  },
]

test('the recommendation’s pipeline orders and computes', async t => {
  const collection = await suite.collection(t, posts)

  const found = await collection
    .aggregate([
      { $match: { score: { $gt: 50 } } },
      { $addFields: { upsanddowns: { $subtract: ['$downs', '$ups'] } } },
      { $sort: { upsanddowns: 1, num_comments: -1, _id: 1 } },
      { $limit: 2 },
      { $project: { num_comments: 1, score: { $divide: ['$score', 10] } } },
    ])
    .toArray()

  assert.deepEqual(found, [
    { _id: 4, num_comments: 12, score: 20 },
    { _id: 2, num_comments: 9, score: 20 },
  ])
})

test('$group counts and sums', async t => {
  const collection = await suite.collection(t, posts)

  const found = await collection
    .aggregate([
      {
        $group: { _id: '$topic', n: { $sum: 1 }, most: { $max: '$score' } },
      },
      { $sort: { _id: 1 } },
    ])
    .toArray()

  assert.deepEqual(found, [
    { _id: 'db', n: 2, most: 200 },
    { _id: 'js', n: 2, most: 60 },
  ])
})

test('$lookup joins another collection of the database', async t => {
  const collection = await suite.collection(t, posts)
  const topics = suite.client.db(collection.dbName).collection('topics')
  await topics.insertOne({ topic: 'js', title: 'JavaScript' })

  const found = await collection
    .aggregate([
      { $match: { _id: { $in: [1, 2] } } },
      { $sort: { _id: 1 } },
      {
        $lookup: {
          from: 'topics',
          localField: 'topic',
          foreignField: 'topic',
          as: 'topics',
        },
      },
      { $project: { titles: '$topics.title' } },
    ])
    .toArray()

  assert.deepEqual(found, [
    { _id: 1, titles: ['JavaScript'] },
    { _id: 2, titles: [] },
  ])
})

test('$facet, $unwind and $count work together', async t => {
  const collection = await suite.collection(t, [
    { _id: 1, tags: ['a', 'b'] },
  ])

  const found = await collection
    .aggregate([
      { $unwind: '$tags' },
      { $facet: { all: [{ $count: 'n' }], first: [{ $limit: 1 }] } },
    ])
    .toArray()

  assert.deepEqual(found, [
    { all: [{ n: 2 }], first: [{ _id: 1, tags: 'a' }] },
  ])
})

test('$out replaces a collection and keeps its indexes', async t => {
  const collection = await suite.collection(t, posts)
  const target = suite.client.db(collection.dbName).collection('target')
  await target.insertOne({ old: true })
  await target.createIndex({ topic: 1 })

  const pipeline = [{ $match: { topic: 'js' } }, { $out: 'target' }]
  const answer = await collection.aggregate(pipeline).toArray()

  assert.deepEqual(answer, [])
  assert.equal(await target.countDocuments(), 2)
  assert.ok(await target.indexExists('topic_1'))
})

test('$merge merges into what is there and inserts the rest', async t => {
  const collection = await suite.collection(t, posts)
  const target = suite.client.db(collection.dbName).collection('totals')
  await target.insertOne({ _id: 'js' as never, kept: true })

  await collection
    .aggregate([
      { $group: { _id: '$topic', n: { $sum: 1 } } },
      { $merge: { into: 'totals' } },
    ])
    .toArray()

  assert.deepEqual(await target.find().sort({ _id: 1 }).toArray(), [
    { _id: 'db', n: 2 },
    { _id: 'js', kept: true, n: 2 },
  ])
})

test('$collStats counts', async t => {
  const collection = await suite.collection(t, posts)

  const [stats] = await collection
    .aggregate([{ $collStats: { count: {}, storageStats: {} } }])
    .toArray()

  assert.equal(stats.count, 4)
  assert.equal(stats.storageStats.count, 4)
})

test('results larger than a batch come in several batches', async t => {
  const many = Array.from({ length: 1000 }, (_, n) => ({ _id: n, n }))
  const collection = await suite.collection(t, many)

  const found = await collection
    .aggregate([{ $set: { twice: { $multiply: ['$n', 2] } } }], {
      batchSize: 100,
    })
    .toArray()

  assert.equal(found.length, 1000)
  assert.ok(found.every(({ n, twice }) => twice === 2 * n))
})

test('malformed pipelines are refused by MongoDB’s codes', async t => {
  const collection = await suite.collection(t, posts)
  const run = (stage: object) => collection.aggregate([stage]).toArray()

  await assert.rejects(run({ $nonsense: {} }), { code: 40324 })
  await assert.rejects(run({ $limit: 1, $skip: 1 }), { code: 40323 })
  await assert.rejects(run({ $set: { a: { $nonsense: 1 } } }), {
    code: 168,
  })
})

test('a pipeline within a stage cannot write its results', async t => {
  const collection = await suite.collection(t, posts)
  const pipeline = [{ $merge: 'elsewhere' }]
  const from = collection.collectionName
  const stages = [
    { stage: { $lookup: { from, pipeline, as: 'found' } }, code: 51047 },
    { stage: { $unionWith: { coll: from, pipeline } }, code: 31441 },
    { stage: { $facet: { found: pipeline } }, code: 40600 },
    { stage: { $facet: { found: [{ $facet: {} }] } }, code: 40600 },
  ]

  for (const { stage, code } of stages)
    await assert.rejects(collection.aggregate([stage]).toArray(), { code })
})
