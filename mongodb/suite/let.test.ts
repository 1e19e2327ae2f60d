import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()
const isTwo = { $expr: { $eq: ['$n', '$$wanted'] } }
const wanted = { wanted: { $add: [1, 1] } }

test('let is evaluated before find, aggregate and the writes use it', async t => {
  const posts = await suite.collection(t, [
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])

  const found = await posts.find(isTwo, { let: wanted }).toArray()
  const piped = await posts
    .aggregate([{ $match: isTwo }, { $set: { m: '$$wanted' } }], {
      let: wanted,
    })
    .toArray()
  const updated = await posts.updateOne(
    isTwo,
    [{ $set: { text: '$$text' } }],
    { let: { ...wanted, text: { $literal: '$n' } } },
  )
  const modified = await posts.findOneAndUpdate(
    isTwo,
    { $set: { seen: true } },
    { let: wanted, returnDocument: 'after' },
  )
  const deleted = await posts.deleteMany(isTwo, { let: wanted })

  assert.deepEqual(found, [{ _id: 2, n: 2 }])
  assert.deepEqual(piped, [{ _id: 2, n: 2, m: 2 }])
  assert.equal(updated.modifiedCount, 1)
  assert.deepEqual(modified, { _id: 2, n: 2, text: '$n', seen: true })
  assert.equal(deleted.deletedCount, 1)
  assert.equal(await posts.countDocuments(), 1)
})

test('a variable of let may use those before it, and no field', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 3 }])
  const filter = { $expr: { $eq: ['$n', '$$three'] } }
  const two = { two: 2, three: { $add: ['$$two', 1] } }

  assert.equal((await posts.find(filter, { let: two }).toArray()).length, 1)
  await assert.rejects(
    posts.find(filter, { let: { three: '$n' } }).toArray(),
    { code: 4890500 },
  )
  await assert.rejects(
    posts.find(filter, { let: { Three: 3 } }).toArray(),
    { code: 16867 },
  )
})

test('a variable reaches a positional projection through $or', async t => {
  const posts = await suite.collection(t, [
    { _id: 1, n: 2, tags: ['a', 'b'] },
  ])
  const filter = { $or: [{ $and: [isTwo, { tags: 'b' }] }] }

  const found = await posts
    .find(filter, { let: wanted, projection: { 'tags.$': 1 } })
    .toArray()

  assert.deepEqual(found, [{ _id: 1, tags: ['b'] }])
})
