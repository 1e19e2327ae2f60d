import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MongoBulkWriteError, MongoClientBulkWriteError } from 'mongodb'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

test('a collection’s bulkWrite mixes inserts, updates and deletes', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }, { _id: 2 }])

  const result = await posts.bulkWrite([
    { insertOne: { document: { _id: 3 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { n: 1 } } } },
    { updateMany: { filter: {}, update: { $set: { all: true } } } },
    {
      replaceOne: {
        filter: { _id: 9 },
        replacement: { r: 1 },
        upsert: true,
      },
    },
    { deleteOne: { filter: { _id: 2 } } },
  ])

  assert.equal(result.insertedCount, 1)
  assert.equal(result.matchedCount, 4)
  assert.equal(result.modifiedCount, 4)
  assert.deepEqual(result.upsertedIds, { 3: 9 })
  assert.equal(result.deletedCount, 1)
  assert.deepEqual(await posts.find().sort({ _id: 1 }).toArray(), [
    { _id: 1, n: 1, all: true },
    { _id: 3, all: true },
    { _id: 9, r: 1 },
  ])
})

test('an upsert of many by a unique key changes nothing the second time', async t => {
  const posts = await suite.collection(t)
  await posts.createIndex({ source: 1, id: 1 }, { unique: true })
  const operations = Array.from({ length: 500 }, (_, n) => ({
    replaceOne: {
      filter: { source: 's', id: String(n) },
      replacement: { source: 's', id: String(n), title: `post ${n}` },
      upsert: true,
    },
  }))

  const first = await posts.bulkWrite(operations, { ordered: false })
  const second = await posts.bulkWrite(operations, { ordered: false })

  assert.equal(first.upsertedCount, 500)
  assert.deepEqual(
    [second.upsertedCount, second.matchedCount, second.modifiedCount],
    [0, 500, 0],
  )
})

test('an unordered bulkWrite reports each error and does the rest', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])

  await assert.rejects(
    posts.bulkWrite(
      [
        { insertOne: { document: { _id: 1 } } },
        { insertOne: { document: { _id: 2 } } },
        { insertOne: { document: { _id: 1 } } },
      ],
      { ordered: false },
    ),
    error => {
      assert.ok(error instanceof MongoBulkWriteError)
      assert.equal([error.writeErrors].flat().length, 2)
      assert.equal(error.insertedCount, 1)
      return true
    },
  )
})

test('a client’s bulkWrite spans collections and tells each result', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 1 }])
  const [a, b] = [posts.namespace, `${posts.dbName}.other`]

  const result = await suite.client.bulkWrite(
    [
      {
        name: 'insertOne',
        namespace: b,
        document: { _id: 'new' } as never,
      },
      {
        name: 'updateOne',
        namespace: a,
        filter: { n: 1 },
        update: { $inc: { n: 1 } },
      },
      {
        name: 'updateMany',
        namespace: b,
        filter: { q: 1 },
        update: { $set: { r: 1 } },
        upsert: true,
      },
      { name: 'deleteMany', namespace: b, filter: { _id: 'new' as never } },
    ],
    { verboseResults: true },
  )

  assert.equal(result.insertedCount, 1)
  assert.equal(result.matchedCount, 1)
  assert.equal(result.upsertedCount, 1)
  assert.equal(result.deletedCount, 1)
  assert.equal(result.insertResults?.get(0)?.insertedId, 'new')
  assert.equal(result.updateResults?.get(1)?.modifiedCount, 1)
})

test('a client’s bulkWrite stops at an error when it is ordered', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  const insert = (_id: number) => ({
    name: 'insertOne' as const,
    namespace: posts.namespace,
    document: { _id } as never,
  })

  await assert.rejects(
    suite.client.bulkWrite([insert(2), insert(1), insert(3)]),
    error => {
      assert.ok(error instanceof MongoClientBulkWriteError)
      assert.equal(error.writeErrors.get(1)?.code, 11000)
      return true
    },
  )
  assert.equal(await posts.countDocuments(), 2)
})
