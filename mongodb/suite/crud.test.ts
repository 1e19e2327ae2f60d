import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  Binary,
  Decimal128,
  Double,
  Long,
  ObjectId,
  Timestamp,
} from 'mongodb'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

test('a document without _id gets an ObjectId, and _id comes first', async t => {
  const posts = await suite.collection(t)

  await posts.insertOne({ title: 'one' }, { forceServerObjectId: true })

  const found = await posts.findOne()
  assert.deepEqual(Object.keys(found), ['_id', 'title'])
  assert.ok(found._id instanceof ObjectId)
})

test('_id moves to the front of a document that has it elsewhere', async t => {
  const posts = await suite.collection(t)

  await posts.insertOne({ title: 'one', _id: 7 })

  assert.deepEqual(Object.keys(await posts.findOne()), ['_id', 'title'])
})

test('every BSON type comes back as it went in', async t => {
  const posts = await suite.collection(t)
  const document = {
    _id: new ObjectId(),
    double: new Double(1),
    half: 0.5,
    int: 1,
    long: Long.fromString('9007199254740993'),
    decimal: Decimal128.fromString('1.10'),
    binary: new Binary(Buffer.from('abc'), 0),
    date: new Date(0),
    timestamp: new Timestamp({ t: 5, i: 6 }),
    text: 'Grüße, 世界 👋',
    nothing: null,
    yes: true,
    list: [1, 'two', [3], { four: 4 }],
    deep: { deeper: { deepest: [] } },
  }

  await posts.insertOne(document)

  const options = { promoteValues: false } as const
  const found = await posts.findOne({}, options)
  assert.equal(found.double._bsontype, 'Double')
  assert.equal(found.int._bsontype, 'Int32')
  assert.equal(found.long.toString(), '9007199254740993')
  const promoted = await posts.findOne({}, { promoteLongs: false })
  assert.deepEqual(promoted, { ...document, double: 1 })
})

test('insertMany answers with every id and counts', async t => {
  const posts = await suite.collection(t)

  const { insertedCount, insertedIds } = await posts.insertMany([
    { _id: 'a' },
    { _id: 2 },
  ])

  assert.equal(insertedCount, 2)
  assert.deepEqual(insertedIds, { 0: 'a', 1: 2 })
  assert.equal(await posts.countDocuments(), 2)
})

test('insertMany takes more documents than a batch holds', async t => {
  const posts = await suite.collection(t)
  const documents = Array.from({ length: 5000 }, (_, n) => ({ _id: n }))

  await posts.insertMany(documents)

  assert.equal(await posts.countDocuments({}), 5000)
  assert.equal(await posts.estimatedDocumentCount(), 5000)
})

test('deleteOne deletes a single match, deleteMany all of them', async t => {
  const posts = await suite.collection(t, [
    { _id: 1, a: 1 },
    { _id: 2, a: 1 },
    { _id: 3, a: 1 },
    { _id: 4, a: 2 },
  ])

  const one = await posts.deleteOne({ a: 1 })
  const rest = await posts.deleteMany({ a: 1 })

  assert.equal(one.deletedCount, 1)
  assert.equal(rest.deletedCount, 2)
  assert.deepEqual(await posts.find().toArray(), [{ _id: 4, a: 2 }])
})

test('deleting from a collection that does not exist deletes nothing', async t => {
  const posts = await suite.collection(t)

  assert.equal((await posts.deleteMany({})).deletedCount, 0)
})

test('a write that wants no acknowledgement is done all the same', async t => {
  const posts = await suite.collection(t)

  const { acknowledged } = await posts.insertOne(
    { _id: 1 },
    { writeConcern: { w: 0 } },
  )

  assert.equal(acknowledged, false)
  const deadline = Date.now() + 10_000
  let count = 0
  while (count === 0 && Date.now() < deadline)
    count = await posts.countDocuments()
  assert.equal(count, 1)
})

test('a timestamp of zero at the top level is filled in with the time', async t => {
  const posts = await suite.collection(t)

  await posts.insertOne({ _id: 1, at: new Timestamp({ t: 0, i: 0 }) })

  assert.ok((await posts.findOne()).at.t > 0)
})
