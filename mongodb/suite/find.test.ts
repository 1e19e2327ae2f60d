import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

const letters = [
  { _id: 1, letter: 'b', n: 2, tags: ['x', 'y'], by: { name: 'Ada' } },
  { _id: 2, letter: 'a', n: 1, tags: [], by: { name: 'Bob' } },
  { _id: 3, letter: 'c', n: 3, tags: ['y'] },
]

const ids = (documents: { _id: number }[]) =>
  documents.map(({ _id }) => _id)

test('find filters by equality, ranges, arrays and embedded fields', async t => {
  const posts = await suite.collection(t, letters)

  const found = async (filter: object) =>
    ids(await posts.find(filter).sort({ _id: 1 }).toArray())

  assert.deepEqual(await found({ n: { $gte: 2 } }), [1, 3])
  assert.deepEqual(await found({ tags: 'y' }), [1, 3])
  assert.deepEqual(await found({ 'by.name': 'Bob' }), [2])
  assert.deepEqual(await found({ by: null }), [3])
  assert.deepEqual(
    await found({ $or: [{ n: 1 }, { letter: 'c' }] }),
    [2, 3],
  )
  assert.deepEqual(await found({ letter: /^[bc]$/ }), [1, 3])
})

test('sort, skip and limit apply in this order', async t => {
  const posts = await suite.collection(t, letters)

  const found = await posts
    .find()
    .sort({ n: -1 })
    .skip(1)
    .limit(1)
    .toArray()

  assert.deepEqual(ids(found), [1])
})

test('a projection includes, excludes, slices and computes', async t => {
  const posts = await suite.collection(t, letters)
  const one = (projection: object) =>
    posts.findOne({ _id: 1 }, { projection })

  assert.deepEqual(await one({ n: 1 }), { _id: 1, n: 2 })
  assert.deepEqual(await one({ 'by.name': 1, _id: 0 }), {
    by: { name: 'Ada' },
  })
  assert.deepEqual(await one({ tags: 0, by: 0, letter: 0 }), {
    _id: 1,
    n: 2,
  })
  assert.deepEqual(await one({ _id: 0, tags: { $slice: -1 }, by: 0 }), {
    letter: 'b',
    n: 2,
    tags: ['y'],
  })
  assert.deepEqual(await one({ _id: 0, twice: { $add: ['$n', '$n'] } }), {
    twice: 4,
  })
})

test('a projection that both includes and excludes is refused', async t => {
  const posts = await suite.collection(t, letters)

  await assert.rejects(posts.findOne({}, { projection: { a: 1, b: 0 } }), {
    code: 31254,
  })
})

test('a number is found whatever numeric type it was stored as', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 5 }])

  const { Double, Long, Decimal128 } = await import('mongodb')

  for (const n of [
    5,
    new Double(5),
    Long.fromNumber(5),
    new Decimal128('5'),
  ])
    assert.equal(await posts.countDocuments({ n }), 1)
})

test('$expr sees the command’s variables', async t => {
  const posts = await suite.collection(t, letters)
  const filter = { $expr: { $gt: ['$n', '$$least'] } }

  const found = await posts.find(filter, { let: { least: 2 } }).toArray()

  assert.deepEqual(ids(found), [3])
})

test('distinct returns each value once, and an array’s items separately', async t => {
  const posts = await suite.collection(t, letters)

  assert.deepEqual((await posts.distinct('tags')).sort(), ['x', 'y'])
  assert.deepEqual(await posts.distinct('n', { n: { $lt: 2 } }), [1])
  assert.deepEqual(await posts.distinct('nothing'), [])
})

test('countDocuments counts what matches, within skip and limit', async t => {
  const posts = await suite.collection(t, letters)

  assert.equal(await posts.countDocuments({ n: { $gt: 1 } }), 2)
  assert.equal(await posts.countDocuments({}, { skip: 1 }), 2)
  assert.equal(await posts.countDocuments({}, { limit: 1 }), 1)
  assert.equal(await posts.countDocuments({ n: 99 }), 0)
})

test('a hint that names no index is refused', async t => {
  const posts = await suite.collection(t, letters)

  await assert.rejects(posts.find({}, { hint: 'nonsense_1' }).toArray(), {
    code: 2,
  })
})

test('a collection that does not exist has no documents', async t => {
  const posts = await suite.collection(t)

  assert.equal(await posts.findOne({ a: 1 }), null)
  assert.deepEqual(await posts.find().toArray(), [])
  assert.equal(await posts.estimatedDocumentCount(), 0)
})
