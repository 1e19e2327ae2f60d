import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MongoBulkWriteError } from 'mongodb'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

test('a second document with the same _id is a duplicate key, with its pattern and value', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])

  await assert.rejects(posts.insertOne({ _id: 1 }), {
    code: 11000,
    keyPattern: { _id: 1 },
    keyValue: { _id: 1 },
  })
})

test('an ordered insert stops at the first error, and what came before is stored', async t => {
  const posts = await suite.collection(t, [{ _id: 2 }])

  await assert.rejects(
    posts.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]),
    error => {
      assert.ok(error instanceof MongoBulkWriteError)
      assert.equal(error.insertedCount, 1)
      assert.equal(error.code, 11000)
      return true
    },
  )
  assert.equal(await posts.countDocuments(), 2)
})

test('an unordered insert goes on, and reports every error by its place', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }, { _id: 3 }])
  const documents = [1, 2, 3, 4].map(_id => ({ _id }))

  await assert.rejects(
    posts.insertMany(documents, { ordered: false }),
    error => {
      assert.ok(error instanceof MongoBulkWriteError)
      const errors = [error.writeErrors].flat()
      assert.deepEqual(
        errors.map(({ index }) => index),
        [0, 2],
      )
      return true
    },
  )
  assert.equal(await posts.countDocuments(), 4)
})

test('an unknown command is CommandNotFound', async () => {
  await assert.rejects(suite.client.db('admin').command({ nonsense: 1 }), {
    code: 59,
    codeName: 'CommandNotFound',
  })
})

test('an unknown field of a command is refused by name', async t => {
  const posts = await suite.collection(t)
  const { db, collectionName } = {
    db: suite.client.db(posts.dbName),
    collectionName: posts.collectionName,
  }

  await assert.rejects(db.command({ find: collectionName, nonsense: 1 }), {
    code: 40415,
    message: /find\.nonsense' is an unknown field/,
  })
})

test('a field of an invalid type is refused by name', async t => {
  const posts = await suite.collection(t)

  await assert.rejects(
    suite.client.db(posts.dbName).command({ find: 'posts', filter: 'x' }),
    { code: 14, codeName: 'TypeMismatch' },
  )
})

test('an _id that is an array, a regular expression or has operators is refused', async t => {
  const posts = await suite.collection(t)

  await assert.rejects(posts.insertOne({ _id: [1] }), { code: 53 })
  await assert.rejects(posts.insertOne({ _id: /x/ }), { code: 53 })
  await assert.rejects(posts.insertOne({ _id: { $a: 1 } }), { code: 52 })
})

test('a document above 16 MB is refused', async t => {
  const posts = await suite.collection(t, [
    { _id: 1, text: 'x'.repeat(9e6) },
  ])

  await assert.rejects(
    posts.updateOne({ _id: 1 }, { $set: { more: 'x'.repeat(9e6) } }),
    { message: /larger than 16777216/ },
  )
  assert.equal((await posts.findOne({ _id: 1 })).more, undefined)
})

test('a malformed filter is BadValue', async t => {
  const posts = await suite.collection(t)

  await assert.rejects(posts.find({ $nonsense: 1 }).toArray(), { code: 2 })
  await assert.rejects(
    posts.find({ a: { $gt: 1, $nonsense: 1 } }).toArray(),
    {
      code: 2,
    },
  )
})

test('a transaction is refused with a clear error and changes nothing', {
  skip: process.env.MONGODB_URI && 'MongoDB itself has transactions',
}, async t => {
  const posts = await suite.collection(t)
  const session = suite.client.startSession()
  session.startTransaction()

  await assert.rejects(posts.insertOne({ _id: 1 }, { session }), {
    code: 263,
    message: /[Tt]ransactions are not supported/,
  })

  await session.abortTransaction()
  await session.endSession()
  assert.equal(await posts.countDocuments(), 0)
})
