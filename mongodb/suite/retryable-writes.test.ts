import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Long } from 'mongodb'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

let lastNumber = 1000

/** A session, and a number under which a driver may send a write again. */
function retryable() {
  const session = suite.client.startSession()
  return { session, txnNumber: Long.fromNumber(++lastNumber) }
}

test('an insert sent twice answers the same and happens once', async t => {
  const posts = await suite.collection(t)
  const db = suite.client.db(posts.dbName)
  const { session, txnNumber } = retryable()
  const insert = {
    insert: 'posts',
    documents: [{ _id: 1 }, { _id: 2 }],
    txnNumber,
  }

  const first = await db.command(insert, { session })
  const second = await db.command(insert, { session })

  assert.deepEqual([first.n, second.n], [2, 2])
  assert.equal(second.writeErrors, undefined)
  assert.equal(await posts.countDocuments(), 2)
})

test('an increment sent twice increments once', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 0 }])
  const db = suite.client.db(posts.dbName)
  const { session, txnNumber } = retryable()
  const update = {
    update: 'posts',
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
    txnNumber,
  }

  const answers = [
    await db.command(update, { session }),
    await db.command(update, { session }),
  ]

  assert.deepEqual(
    answers.map(({ n, nModified }) => [n, nModified]),
    [
      [1, 1],
      [1, 1],
    ],
  )
  assert.equal((await posts.findOne()).n, 1)
})

test('an upsert sent twice tells the same _id', async t => {
  const posts = await suite.collection(t)
  const db = suite.client.db(posts.dbName)
  const { session, txnNumber } = retryable()
  const update = {
    update: 'posts',
    updates: [{ q: { a: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
    txnNumber,
  }

  const answers = [
    await db.command(update, { session }),
    await db.command(update, { session }),
  ]

  assert.deepEqual(answers[0].upserted, answers[1].upserted)
  assert.equal((await posts.findOne()).n, 1)
})

test('findAndModify sent twice hands out the same document', async t => {
  const posts = await suite.collection(t, [{ _id: 1, n: 0 }])
  const db = suite.client.db(posts.dbName)
  const { session, txnNumber } = retryable()
  const command = {
    findAndModify: 'posts',
    query: { _id: 1 },
    update: { $inc: { n: 1 } },
    txnNumber,
  }

  const answers = [
    await db.command(command, { session }),
    await db.command(command, { session }),
  ]

  assert.deepEqual(
    answers.map(({ value }) => value),
    [
      { _id: 1, n: 0 },
      { _id: 1, n: 0 },
    ],
  )
  assert.equal((await posts.findOne()).n, 1)
})

test('statements that were not reached the first time are done the second time', async t => {
  const posts = await suite.collection(t)
  const db = suite.client.db(posts.dbName)
  const { session, txnNumber } = retryable()
  const document = (n: number) => ({ _id: n })

  const insert = (documents: object[]) =>
    db.command({ insert: 'posts', documents, txnNumber }, { session })

  await insert([document(1)])
  const { n } = await insert([document(1), document(2)])

  assert.equal(n, 2)
  assert.equal(await posts.countDocuments(), 2)
})

test('a number that the session has passed is too old', async t => {
  const posts = await suite.collection(t)
  const db = suite.client.db(posts.dbName)
  const { session, txnNumber } = retryable()
  const insert = (_id: number, txnNumber: Long) =>
    db.command(
      { insert: 'posts', documents: [{ _id }], txnNumber },
      { session },
    )
  await insert(1, txnNumber)

  await assert.rejects(insert(2, txnNumber.subtract(1)), { code: 225 })

  assert.equal(await posts.countDocuments(), 1)
})

test('a write of many documents cannot be retried', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  const db = suite.client.db(posts.dbName)

  const { session, txnNumber } = retryable()
  const updates = [{ q: {}, u: { $set: { a: 1 } }, multi: true }]

  const { writeErrors } = await db.command(
    { update: 'posts', updates, txnNumber },
    { session },
  )

  assert.equal(writeErrors[0].code, 72)
  assert.equal((await posts.findOne()).a, undefined)
})
