import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { ChangeStream, Collection } from 'mongodb'
import { type Any, useDatabase } from '../test/database.ts'

const suite = useDatabase()

/** A stream that is open on the server before anything is written. */
async function watch(
  t: TestContext,
  posts: Collection<Any>,
  pipeline: object[] = [],
  options = {},
): Promise<ChangeStream<Any, Any>> {
  const stream = posts.watch(pipeline, { maxAwaitTimeMS: 100, ...options })
  t.after(() => stream.close())
  const resumes = Object.keys(options).some(name =>
    /^(start|resume)/.test(name),
  )
  if (!resumes) await stream.tryNext()
  return stream
}

test('each kind of change is shown as the manual describes it', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const stream = await watch(t, posts)
  const ns = { db: posts.dbName, coll: 'posts' }

  await posts.insertOne({ _id: 1, n: 1, gone: true })
  await posts.updateOne({ _id: 1 }, { $set: { n: 2 }, $unset: { gone: 1 } })
  await posts.replaceOne({ _id: 1 }, { r: 1 })
  await posts.deleteOne({ _id: 1 })

  const inserted = await stream.next()
  assert.equal(inserted.operationType, 'insert')
  assert.deepEqual(inserted.ns, ns)
  assert.deepEqual(inserted.documentKey, { _id: 1 })
  assert.deepEqual(inserted.fullDocument, { _id: 1, n: 1, gone: true })
  assert.ok(inserted.wallTime instanceof Date)
  const updated = await stream.next()
  assert.equal(updated.operationType, 'update')
  assert.deepEqual(updated.updateDescription, {
    updatedFields: { n: 2 },
    removedFields: ['gone'],
    truncatedArrays: [],
  })
  assert.equal('fullDocument' in updated, false)
  const replaced = await stream.next()
  assert.equal(replaced.operationType, 'replace')
  assert.deepEqual(replaced.fullDocument, { _id: 1, r: 1 })
  const deleted = await stream.next()
  assert.equal(deleted.operationType, 'delete')
  assert.deepEqual(deleted.documentKey, { _id: 1 })
})

test('updateLookup adds the document as it is now', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 1 }])
  const options = { fullDocument: 'updateLookup' }
  const stream = await watch(t, posts, [], options)

  await posts.updateOne({ _id: 1 }, { $set: { n: 2 } })

  assert.deepEqual((await stream.next()).fullDocument, { _id: 1, n: 2 })
})

test('a pipeline chooses and shapes events', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const stream = await watch(t, posts, [
    { $match: { operationType: 'insert', 'fullDocument.n': { $gt: 1 } } },
    { $project: { 'fullDocument.n': 1 } },
  ])

  await posts.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])

  const { _id, ...event } = await stream.next()
  assert.ok(_id._data)
  assert.deepEqual(event, { fullDocument: { n: 2 } })
})

test('a stage that needs more than one event is refused', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const stream = posts.watch([{ $group: { _id: '$operationType' } }])
  t.after(() => stream.close())

  await assert.rejects(stream.next(), { code: 20 })
})

test('a stream resumes after any event, and misses none', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const first = await watch(t, posts)
  await posts.insertOne({ _id: 1 })
  const { _id: resumeAfter } = await first.next()
  await first.close()
  await posts.insertMany([{ _id: 2 }, { _id: 3 }])

  const second = await watch(t, posts, [], { resumeAfter })

  assert.equal((await second.next()).documentKey._id, 2)
  assert.equal((await second.next()).documentKey._id, 3)
})

test('a stream starts at an operation time', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const { operationTime } = await suite.client
    .db(posts.dbName)
    .command({ insert: 'posts', documents: [{ _id: 1 }] })
  await posts.insertOne({ _id: 2 })

  const options = { startAtOperationTime: operationTime }
  const stream = await watch(t, posts, [], options)

  const ids = [await stream.next(), await stream.next()]
  assert.deepEqual(
    ids.map(event => event.documentKey._id),
    [1, 2],
  )
})

test('other collections are not seen, a database’s stream sees all of its own', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const other = suite.client.db(posts.dbName).collection<Any>('other')
  const mine = await watch(t, posts)
  const all = suite.client
    .db(posts.dbName)
    .watch([], { maxAwaitTimeMS: 100 })
  t.after(() => all.close())
  await all.tryNext()

  await other.insertOne({ _id: 1 })
  await posts.insertOne({ _id: 2 })

  const seen = (await mine.next()) as Any
  assert.equal(seen.documentKey._id, 2)
  assert.equal(((await all.next()) as Any).ns.coll, 'other')
  assert.equal(((await all.next()) as Any).ns.coll, 'posts')
})

test('dropping the collection invalidates its stream, which startAfter survives', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const stream = await watch(t, posts)

  await posts.drop()

  assert.equal((await stream.next()).operationType, 'drop')
  const { operationType, _id } = await stream.next()
  assert.equal(operationType, 'invalidate')
  const early = await watch(t, posts, [], { resumeAfter: _id })
  await assert.rejects(early.next(), { code: 260 })
  const next = await watch(t, posts, [], { startAfter: _id })
  await posts.insertOne({ _id: 5 })
  assert.equal((await next.next()).documentKey._id, 5)
})

test('an invalid token is refused', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const stream = posts.watch([], { resumeAfter: { _data: 'nonsense' } })
  t.after(() => stream.close())

  await assert.rejects(stream.next(), { code: 9 })
})

test('a write wakes a waiting stream before its maxAwaitTimeMS has passed', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const stream = posts.watch([], { maxAwaitTimeMS: 60_000 })
  t.after(() => stream.close())
  const event = stream.next()
  await new Promise(resolve => stream.once('resumeTokenChanged', resolve))

  await posts.insertOne({ _id: 1 })

  assert.equal(((await event) as Any).documentKey._id, 1)
})

test('a rename is reported, and invalidates the streams on both names', async t => {
  const posts = await suite.collection(t, [{ _id: 0 }])
  const db = suite.client.db(posts.dbName)
  const others = await db.createCollection<Any>('others')
  const [old, renamed] = [await watch(t, posts), await watch(t, others)]

  await posts.rename('others', { dropTarget: true })

  for (const stream of [old, renamed]) {
    const { operationType, ns, to } = await stream.next()
    assert.equal(operationType, 'rename')
    assert.deepEqual(ns, { db: posts.dbName, coll: 'posts' })
    assert.deepEqual(to, { db: posts.dbName, coll: 'others' })
    assert.equal((await stream.next()).operationType, 'invalidate')
  }
})

test('a pipeline that shortens an array reports its new size, an operator the whole array', async t => {
  const list = [1, 2, 3, 4, 5, 6]
  const posts = await suite.collection(t, [{ _id: 1, list }])
  const stream = await watch(t, posts)

  await posts.updateOne({ _id: 1 }, [
    { $set: { list: { $slice: ['$list', 4] } } },
  ])
  await posts.updateOne({ _id: 1 }, { $pop: { list: 1 } })

  assert.deepEqual((await stream.next()).updateDescription, {
    updatedFields: {},
    removedFields: [],
    truncatedArrays: [{ field: 'list', newSize: 4 }],
  })
  assert.deepEqual((await stream.next()).updateDescription, {
    updatedFields: { list: [1, 2, 3] },
    removedFields: [],
    truncatedArrays: [],
  })
})
