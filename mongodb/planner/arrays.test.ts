import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Query } from '../storage/store.ts'
import { temporaryStore } from '../test/temporary.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'

const ns = 'test.things'

async function storeOf(t: TestContext, key: Document, docs: Document[]) {
  const store = await temporaryStore(t)
  await store.createIndexes(ns, { key, name: 'i', v: 2 })
  await store.write(tx => {
    docs.forEach((doc, _id) => {
      tx.insert(ns, encode({ _id, ...doc }))
    })
  })
  return (query: Query) => {
    const results = store.query(ns, { hint: 'i', ...query })
    return [...{ [Symbol.iterator]: () => results }].flatMap(found =>
      found ? decode(found.raw)._id : [],
    )
  }
}

test('different items of an array may meet different conditions', async t => {
  const key = { 'd.x': 1, 'd.y': 1 }
  const d = [
    { x: 1, y: 5 },
    { x: 3, y: 2 },
  ]
  const find = await storeOf(t, key, [{ d }])

  assert.deepEqual(find({ filter: { 'd.x': 1, 'd.y': 2 } }), [0])
  assert.deepEqual(find({ filter: { 'd.x': { $gt: 2, $lt: 2 } } }), [0])
  const within = { $elemMatch: { x: { $gt: 1 }, y: 5 } }
  assert.deepEqual(find({ filter: { d: within } }), [])
})

test('arrays sort by their least item, not by the item that matched', async t => {
  const find = await storeOf(t, { a: 1 }, [
    { a: [3, 5] },
    { a: [3, 1] },
    { a: 2 },
  ])

  assert.deepEqual(find({ filter: { a: 3 }, sort: { a: 1 } }), [1, 0])
  const filter = { a: { $gte: 2 } }
  assert.deepEqual(find({ filter, sort: { a: 1 } }), [1, 2, 0])
})

test('values too long for a key stay distinct', async t => {
  const long = 'x'.repeat(2000)
  const docs = [{ a: `${long}1` }, { a: `${long}3` }, { a: `${long}2` }]
  const find = await storeOf(t, { a: 1 }, docs)

  assert.deepEqual(find({ filter: { a: `${long}3` } }), [1])
  assert.deepEqual(
    find({ filter: { a: { $gt: `${long}1` } } }).sort(),
    [1, 2],
  )
  assert.deepEqual(find({ filter: {}, sort: { a: 1 } }), [0, 2, 1])
})

test('a long value does not match its stored prefix', async t => {
  const start = 'x'.repeat(870)
  const find = await storeOf(t, { a: 1 }, [
    { a: start },
    { a: `${start}y` },
  ])

  assert.deepEqual(find({ filter: { a: `${start}y` } }), [1])
  assert.deepEqual(find({ filter: { a: { $gt: start } } }), [1])
})
