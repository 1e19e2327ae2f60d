import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

test('operators change fields in place, and matched and modified are counted separately', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 1, gone: 1 }])

  const changed = await posts.updateOne(
    { _id: 1 },
    { $inc: { n: 2 }, $set: { 'a.b': 'c' }, $unset: { gone: '' } },
  )
  const same = await posts.updateOne({ _id: 1 }, { $set: { n: 3 } })

  assert.equal(changed.modifiedCount, 1)
  assert.deepEqual([same.matchedCount, same.modifiedCount], [1, 0])
  assert.deepEqual(await posts.findOne(), { _id: 1, n: 3, a: { b: 'c' } })
})

test('arrays are pushed to, pulled from, and changed at the matched item', async t => {
  const posts = await suite.collection(t, [{ _id: 1, tags: ['a', 'b'] }])
  const update = (filter: object, change: object, options = {}) =>
    posts.updateOne(filter, change, options)

  await update({ _id: 1 }, { $push: { tags: { $each: ['d', 'c'] } } })
  await update({ _id: 1 }, { $addToSet: { tags: 'a' } })
  await update({ tags: 'b' }, { $set: { 'tags.$': 'B' } })
  await update({ _id: 1 }, { $pull: { tags: 'a' } })
  await update(
    { _id: 1 },
    { $set: { 'tags.$[last]': 'C' } },
    { arrayFilters: [{ last: 'c' }] },
  )

  assert.deepEqual((await posts.findOne()).tags, ['B', 'd', 'C'])
})

test('updateMany changes every document that matches, and no other', async t => {
  const documents = Array.from({ length: 3000 }, (_, n) => ({ _id: n, n }))
  const posts = await suite.collection(t, documents)

  const { matchedCount, modifiedCount } = await posts.updateMany(
    { n: { $gte: 1000 } },
    { $inc: { n: 10_000 } },
  )

  assert.deepEqual([matchedCount, modifiedCount], [2000, 2000])
  assert.equal(await posts.countDocuments({ n: { $gte: 11_000 } }), 2000)
  assert.equal(await posts.countDocuments({ n: { $lt: 1000 } }), 1000)
})

test('an update through an index that it moves documents along changes each once', async t => {
  const documents = Array.from({ length: 3000 }, (_, n) => ({ _id: n, n }))
  const posts = await suite.collection(t, documents)
  await posts.createIndex({ n: 1 })

  await posts.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1500 } })

  assert.equal(await posts.countDocuments({ n: { $gte: 1500 } }), 3000)
  assert.equal(await posts.countDocuments({ n: { $gte: 4500 } }), 0)
})

test('an upsert inserts what filter and update say, and answers with its _id', async t => {
  const posts = await suite.collection(t)

  const { upsertedId, upsertedCount } = await posts.updateOne(
    { source: 'reddit', id: 'x1' },
    { $set: { n: 1 }, $setOnInsert: { first: true } },
    { upsert: true },
  )
  await posts.updateOne(
    { source: 'reddit', id: 'x1' },
    { $set: { n: 2 }, $setOnInsert: { first: false } },
    { upsert: true },
  )

  assert.equal(upsertedCount, 1)
  assert.deepEqual(await posts.find().toArray(), [
    { _id: upsertedId, source: 'reddit', id: 'x1', n: 2, first: true },
  ])
})

test('a pipeline updates from the document’s own fields', async t => {
  const posts = await suite.collection(t, [{ _id: 1, ups: 3, downs: 1 }])

  await posts.updateOne({ _id: 1 }, [
    { $set: { score: { $subtract: ['$ups', '$downs'] } } },
    { $unset: 'downs' },
  ])

  assert.deepEqual(await posts.findOne(), { _id: 1, ups: 3, score: 2 })
})

test('replaceOne keeps _id and nothing else', async t => {
  const posts = await suite.collection(t, [{ _id: 1, a: 1, b: 2 }])

  await posts.replaceOne({ a: 1 }, { c: 3 })

  assert.deepEqual(await posts.find().toArray(), [{ _id: 1, c: 3 }])
})

test('_id cannot be changed', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])

  await assert.rejects(posts.updateOne({ _id: 1 }, { $set: { _id: 2 } }), {
    code: 66,
  })
  await assert.rejects(posts.replaceOne({ _id: 1 }, { _id: 2 }), {
    code: 66,
  })
})

test('updates that cannot be applied are refused by MongoDB’s codes', async t => {
  const posts = await suite.collection(t, [{ _id: 1, text: 'x' }])
  const update = (change: object) => posts.updateOne({ _id: 1 }, change)

  await assert.rejects(update({ $inc: { text: 1 } }), { code: 14 })
  await assert.rejects(update({ $push: { text: 1 } }), { code: 2 })
  await assert.rejects(update({ $set: { a: 1 }, $inc: { a: 1 } }), {
    code: 40,
  })
  await assert.rejects(update({ $set: { 'text.a': 1 } }), { code: 28 })
  await assert.rejects(update({ $nonsense: { a: 1 } }), { code: 9 })
})

test('findOneAndUpdate answers with the document before or after', async t => {
  const posts = await suite.collection(t, [
    { _id: 1, n: 1 },
    { _id: 2, n: 5 },
  ])
  const change = { $inc: { n: 1 } }

  const before = await posts.findOneAndUpdate({ _id: 1 }, change)
  const after = await posts.findOneAndUpdate({}, change, {
    sort: { n: -1 },
    returnDocument: 'after',
    projection: { _id: 0 },
  })

  assert.deepEqual(before, { _id: 1, n: 1 })
  assert.deepEqual(after, { n: 6 })
})

test('findOneAndUpdate tells an upsert from an update', async t => {
  const posts = await suite.collection(t)
  const options = {
    upsert: true,
    returnDocument: 'after',
    includeResultMetadata: true,
  } as const

  const first = await posts.findOneAndUpdate(
    { _id: 1 },
    { $inc: { n: 1 } },
    options,
  )
  const second = await posts.findOneAndUpdate(
    { _id: 1 },
    { $inc: { n: 1 } },
    options,
  )

  assert.deepEqual(first.value, { _id: 1, n: 1 })
  assert.deepEqual(first.lastErrorObject, {
    n: 1,
    updatedExisting: false,
    upserted: 1,
  })
  assert.deepEqual(second.lastErrorObject, { n: 1, updatedExisting: true })
})

test('findOneAndDelete and findOneAndReplace hand out what was there', async t => {
  const posts = await suite.collection(t, [
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])

  const deleted = await posts.findOneAndDelete({}, { sort: { n: -1 } })
  const replaced = await posts.findOneAndReplace({ _id: 1 }, { m: 1 })
  const none = await posts.findOneAndDelete({ _id: 99 })

  assert.deepEqual(deleted, { _id: 2, n: 2 })
  assert.deepEqual(replaced, { _id: 1, n: 1 })
  assert.equal(none, null)
  assert.deepEqual(await posts.find().toArray(), [{ _id: 1, m: 1 }])
})

test('many clients that increment the same document lose no increment', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 0 }])
  const increments = Array.from({ length: 200 }, () =>
    posts.updateOne({ _id: 1 }, { $inc: { n: 1 } }),
  )

  await Promise.all(increments)

  assert.equal((await posts.findOne()).n, 200)
})
