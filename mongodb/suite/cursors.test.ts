import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Long } from 'mongodb'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

const many = Array.from({ length: 250 }, (_, n) => ({ _id: n }))

test('a first batch holds 101 documents, the next ones the rest', async t => {
  const posts = await suite.collection(t, many)
  const db = suite.client.db(posts.dbName)

  const { cursor } = await db.command({ find: 'posts' })
  const more = await db.command({
    getMore: Long.fromValue(cursor.id),
    collection: 'posts',
  })

  assert.equal(cursor.firstBatch.length, 101)
  assert.equal(more.cursor.nextBatch.length, 149)
  assert.equal(String(more.cursor.id), '0')
})

test('every document comes once, whatever the size of the batches', async t => {
  const posts = await suite.collection(t, many)

  for (const batchSize of [1, 7, 100, 250, 1000]) {
    const found = await posts
      .find({}, { batchSize })
      .sort({ _id: 1 })
      .toArray()
    assert.deepEqual(found, many)
  }
})

test('a limit ends the cursor on the server too', async t => {
  const posts = await suite.collection(t, many)
  const db = suite.client.db(posts.dbName)

  const one = await db.command({ find: 'posts', limit: 5 })
  const single = await db.command({
    find: 'posts',
    limit: 5,
    singleBatch: true,
    batchSize: 2,
  })

  assert.equal(one.cursor.firstBatch.length, 5)
  assert.equal(String(one.cursor.id), '0')
  assert.equal(single.cursor.firstBatch.length, 2)
  assert.equal(String(single.cursor.id), '0')
})

test('a batch is at most 16 MB', async t => {
  const big = Array.from({ length: 5 }, (_, n) => ({
    _id: n,
    text: 'x'.repeat(5_000_000),
  }))
  const posts = await suite.collection(t, big)

  const { cursor } = await suite.client
    .db(posts.dbName)
    .command({ find: 'posts' })

  assert.equal(cursor.firstBatch.length, 3)
  assert.equal((await posts.find().toArray()).length, 5)
})

test('a killed cursor is not found any more', async t => {
  const posts = await suite.collection(t, many)
  const db = suite.client.db(posts.dbName)
  const { cursor } = await db.command({ find: 'posts', batchSize: 2 })
  const id = Long.fromValue(cursor.id)

  const killed = await db.command({ killCursors: 'posts', cursors: [id] })

  assert.equal(String(killed.cursorsKilled[0]), String(id))
  await assert.rejects(db.command({ getMore: id, collection: 'posts' }), {
    code: 43,
    codeName: 'CursorNotFound',
  })
})

test('a cursor belongs to its collection', async t => {
  const posts = await suite.collection(t, many)
  const db = suite.client.db(posts.dbName)
  const { cursor } = await db.command({ find: 'posts', batchSize: 2 })

  await assert.rejects(
    db.command({ getMore: Long.fromValue(cursor.id), collection: 'other' }),
    { code: 13 },
  )
})

test('a cursor belongs to its session', async t => {
  const posts = await suite.collection(t, many)
  const db = suite.client.db(posts.dbName)
  const [mine, other] = [
    suite.client.startSession(),
    suite.client.startSession(),
  ]
  t.after(() => Promise.all([mine.endSession(), other.endSession()]))
  const find = { find: 'posts', batchSize: 2 }
  const { cursor } = await db.command(find, { session: mine })
  const more = { getMore: Long.fromValue(cursor.id), collection: 'posts' }

  await assert.rejects(db.command(more, { session: other }), {
    code: 50738,
  })
  await db.command(more, { session: mine })
})

test('a tailable cursor is refused where nothing is capped', async t => {
  const posts = await suite.collection(t, many)

  await assert.rejects(posts.find({}, { tailable: true }).toArray(), {
    code: 2,
    message: /tailable cursor requested on non capped collection/,
  })
})

test('work that takes longer than maxTimeMS ends with its own error', async t => {
  const documents = Array.from({ length: 20_000 }, (_, n) => ({
    _id: n,
    n,
  }))
  const posts = await suite.collection(t, documents)
  const filter = { n: { $not: { $gte: 0 } }, text: /x+y+z+/ }

  await assert.rejects(posts.find(filter, { maxTimeMS: 1 }).toArray(), {
    code: 50,
    codeName: 'MaxTimeMSExpired',
  })
})
