import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Double, Long } from 'bson'
import { temporaryFolder, temporaryStore } from '../test/temporary.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { holderOf, openReader, openStore } from './open.ts'
import type { Change } from './store.ts'
import { verify } from './verify.ts'

const ns = 'test.things'
const quiet = { sweepInterval: 0 }

function index(key: Document, more: Document = {}) {
  const name = Object.entries(key).flat().join('_')
  return { key, name, v: 2 as const, ...more }
}

test('a document is answered byte for byte as it was stored', async t => {
  const store = await temporaryStore(t)
  const raw = encode({ _id: 1, a: new Double(1), b: Long.fromNumber(2) })

  await store.write(tx => tx.insert(ns, raw))

  assert.deepEqual(store.get(ns, 1), raw)
  assert.equal(store.get(ns, 2), undefined)
  assert.equal(store.count(ns), 1)
})

test('numbers of different types are the same _id', async t => {
  const store = await temporaryStore(t)
  await store.write(tx => tx.insert(ns, encode({ _id: 1 })))

  const again = store.write(tx =>
    tx.insert(ns, encode({ _id: new Double(1) })),
  )

  await assert.rejects(again, {
    code: 11000,
    message:
      'E11000 duplicate key error collection: test.things index: _id_ dup key: { _id: 1.0 }',
    fields: { keyPattern: { _id: 1 }, keyValue: { _id: new Double(1) } },
  })
})

test('a unique index refuses a second document with its key', async t => {
  const store = await temporaryStore(t)
  await store.createIndexes(ns, index({ name: 1 }, { unique: true }))
  await store.write(tx => tx.insert(ns, encode({ _id: 1, name: 'x' })))
  await store.write(tx => tx.insert(ns, encode({ _id: 2, name: 'y' })))

  const insert = store.write(tx =>
    tx.insert(ns, encode({ _id: 3, name: 'x' })),
  )
  const move = store.write(tx =>
    tx.replace(
      ns,
      encode({ _id: 2, name: 'y' }),
      encode({ _id: 2, name: 'x' }),
      { operation: 'replace' },
    ),
  )

  const error = {
    message:
      'E11000 duplicate key error collection: test.things index: name_1 dup key: { name: "x" }',
    fields: { keyPattern: { name: 1 }, keyValue: { name: 'x' } },
  }
  await assert.rejects(insert, error)
  await assert.rejects(move, error)
  assert.equal(store.count(ns), 2)
  assert.deepEqual(verify(store), [])
})

test('a unique index is not built over doubles, and nothing of it stays', async t => {
  const store = await temporaryStore(t)
  await store.write(tx => {
    for (let i = 0; i < 500; i++) {
      tx.insert(ns, encode({ _id: i, a: i % 499 }))
    }
  })

  const build = store.createIndexes(ns, index({ a: 1 }, { unique: true }))

  await assert.rejects(build, { codeName: 'DuplicateKey' })
  assert.deepEqual(
    store.collection(ns)?.indexes.map(({ name }) => name),
    ['_id_'],
  )
})

test('an index that is being built takes in what is written meanwhile', async t => {
  const store = await temporaryStore(t)
  await store.write(tx => {
    for (let i = 0; i < 1000; i++) tx.insert(ns, encode({ _id: i, a: i }))
  })

  const built = store.createIndexes(ns, index({ a: 1 }))
  await store.write(tx => tx.insert(ns, encode({ _id: -1, a: 7 })))
  await store.write(tx => tx.remove(ns, encode({ _id: 7, a: 7 })))

  assert.equal(await built, 1)
  assert.deepEqual(verify(store), [])
  assert.equal(await store.createIndexes(ns, index({ a: 1 })), 0)
})

test('a document that cannot be indexed is not stored', async t => {
  const store = await temporaryStore(t)
  await store.createIndexes(ns, index({ a: 1 }))
  await store.createIndexes(ns, index({ a: 1, b: 1 }))

  const insert = store.write(tx =>
    tx.insert(ns, encode({ _id: 1, a: [1], b: [2] })),
  )

  await assert.rejects(insert, { codeName: 'CannotIndexParallelArrays' })
  assert.equal(store.get(ns, 1), undefined)
  assert.deepEqual(verify(store), [])
})

test('similar indexes are told apart, clashing ones refused', async t => {
  const store = await temporaryStore(t)
  await store.createIndexes(ns, index({ a: 1 }))
  const wrong = (spec: Document, codeName: string) =>
    assert.rejects(store.createIndexes(ns, spec as never), { codeName })

  await wrong({ key: { a: 1 }, name: 'other' }, 'IndexOptionsConflict')
  await wrong({ key: { b: 1 }, name: 'a_1' }, 'IndexKeySpecsConflict')
  await wrong(
    index({ a: 1 }, { expireAfterSeconds: 1 }),
    'IndexOptionsConflict',
  )
  await wrong(index({ a: 0 }), 'CannotCreateIndex')
  await wrong(index({ a: 1 }, { collation: {} }), 'CannotCreateIndex')
  await store.createIndexes(ns, index({ t: 'text' }))
  await wrong(index({ u: 'text' }), 'IndexOptionsConflict')
  await assert.rejects(store.dropIndex(ns, 'no'), {
    codeName: 'IndexNotFound',
  })
  await assert.rejects(store.dropIndex(ns, '_id_'), {
    codeName: 'InvalidOptions',
  })
})

test('everything is there again after reopening', async t => {
  const folder = temporaryFolder(t)
  const first = await openStore(folder, quiet)
  await first.createIndexes(ns, index({ a: 1 }, { unique: true }))
  await first.write(tx => tx.insert(ns, encode({ _id: 1, a: 2 })))
  const { uuid } = first.collection(ns) ?? {}
  await first.close()

  const store = await openStore(folder, quiet)
  t.after(() => store.close())

  assert.deepEqual(store.collection(ns)?.uuid, uuid)
  assert.deepEqual(
    store.collection(ns)?.indexes.map(({ name }) => name),
    ['_id_', 'a_1'],
  )
  assert.equal(store.count(ns), 1)
  assert.equal(store.newestToken(), 1n)
  assert.equal([...store.changes(0n)].length, 1)
  assert.deepEqual(verify(store), [])
})

test('a folder belongs to one server at a time', async t => {
  const folder = temporaryFolder(t)
  const store = await openStore(folder, quiet)
  store.announce('mongodb://127.0.0.1:1')

  const second = openStore(folder, quiet)

  await assert.rejects(
    second,
    new RegExp(`process ${process.pid} at mongodb`),
  )
  assert.equal(holderOf(folder)?.uri, 'mongodb://127.0.0.1:1')
  await store.close()
  assert.equal(holderOf(folder), undefined)
})

test('changes are told in order, each with its own token', async t => {
  const store = await temporaryStore(t)
  let calls = 0
  store.onCommit(() => calls++)
  const two = encode({ _id: 2 })
  const changed = encode({ _id: 2, a: 1 })

  await store.write(tx => {
    tx.insert(ns, encode({ _id: 1 }))
    tx.insert(ns, two)
    tx.replace(ns, two, changed, {
      operation: 'update',
      updateDescription: { updatedFields: { a: 1 } },
    })
    tx.remove(ns, changed)
  })
  await store.dropCollection(ns)

  const told = [...store.changes(0n)]
  const short = ({ token, operation, documentKey }: Change) => [
    token,
    operation,
    documentKey?._id,
  ]
  assert.deepEqual(told.map(short), [
    [1n, 'insert', 1],
    [2n, 'insert', 2],
    [3n, 'update', 2],
    [4n, 'delete', 2],
    [5n, 'drop', undefined],
  ])
  assert.deepEqual(told[1].fullDocument, two)
  assert.deepEqual(told[2].updateDescription, { updatedFields: { a: 1 } })
  assert.deepEqual([...store.changes(1n)].map(short)[0], [2n, 'insert', 2])
  assert.deepEqual([...store.changes(5n)], [])
  assert.equal(calls, 2)
})

test('the change log stays within its limit and reports lost changes', async t => {
  const store = await temporaryStore(t, { log: { changes: 100 } })

  for (let i = 0; i < 300; i++) {
    await store.write(tx => tx.insert(ns, encode({ _id: i })))
  }

  const kept = [...store.changes(0n)]
  assert.equal(kept.length, 100)
  assert.equal(kept.at(-1)?.token, 300n)
  assert.equal([...store.changes(250n)].length, 50)
  const lost = () => [...store.changes(10n)]
  assert.throws(lost, { codeName: 'ChangeStreamHistoryLost' })
})

test('a retried write is answered from memory', async t => {
  let now = 0
  const store = await temporaryStore(t, { now: () => now })
  const session = Buffer.from('a session')
  await store.write(tx => tx.remember(session, 2n, { n: 1 }))

  const recall = (number: bigint) =>
    store.write(tx => tx.recall(session, number))

  assert.deepEqual(await recall(2n), { n: 1 })
  assert.equal(await recall(3n), undefined)
  await assert.rejects(recall(1n), { codeName: 'TransactionTooOld' })
  now = 31 * 60 * 1000
  await store.sweep()
  assert.equal(await recall(2n), undefined)
})

test('documents are deleted when their date has come', async t => {
  let now = 0
  const store = await temporaryStore(t, { now: () => now })
  await store.createIndexes(
    ns,
    index({ at: 1 }, { expireAfterSeconds: 10 }),
  )
  const at = (ms: number) => new Date(ms)
  const docs = [
    at(0),
    at(5000),
    [at(9000), at(1000)],
    'never',
    null,
    undefined,
  ]
  await store.write(tx => {
    docs.forEach((at, _id) => {
      tx.insert(ns, encode({ _id, at }))
    })
  })
  const left = () => docs.flatMap((_, id) => (store.get(ns, id) ? id : []))

  now = 11_000
  await store.sweep()
  assert.deepEqual(left(), [1, 3, 4, 5])
  now = 15_000
  await store.sweep()
  assert.deepEqual(left(), [3, 4, 5])
  assert.deepEqual(
    [...store.changes(6n)].map(({ operation }) => operation),
    ['delete', 'delete', 'delete'],
  )
  assert.deepEqual(verify(store), [])
})

test('a collection is renamed and dropped with all that it has', async t => {
  const store = await temporaryStore(t)
  await store.createIndexes(ns, index({ a: 1 }))
  await store.write(tx => tx.insert(ns, encode({ _id: 1, a: 1 })))
  await store.createCollection('test.other')

  const rename = (dropTarget: boolean) =>
    store.renameCollection(ns, 'test.other', dropTarget)
  await assert.rejects(rename(false), { codeName: 'NamespaceExists' })
  await rename(true)

  assert.equal(store.collection(ns), undefined)
  assert.equal(store.count('test.other'), 1)
  assert.deepEqual(verify(store), [])
  assert.equal(await store.dropCollection('test.other'), true)
  assert.equal(await store.dropCollection('test.other'), false)
  assert.equal(store.get('test.other', 1), undefined)
  await store.dropDatabase('test')
  assert.deepEqual(store.collections(), [])
})

test('what throws leaves the others in the same transaction alone', async t => {
  const store = await temporaryStore(t)

  const results = await Promise.allSettled([
    store.write(tx => tx.insert(ns, encode({ _id: 1 }))),
    store.write(() => {
      throw new Error('no')
    }),
    store.write(tx => tx.insert(ns, encode({ _id: 2 }))),
  ])

  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
  assert.equal(store.count(ns), 2)
})

test('a cursor goes on while others write', async t => {
  const store = await temporaryStore(t)
  await store.write(tx => {
    for (let i = 0; i < 1000; i++) tx.insert(ns, encode({ _id: i, a: i }))
  })
  await store.createIndexes(ns, index({ a: 1 }))
  const results = store.query(ns, { filter: { a: { $gte: 0 } } })
  const pull = () => {
    let next = results.next()
    while (!next.done && !next.value) next = results.next()
    return next.value && decode(next.value.raw)._id
  }

  assert.equal(pull(), 0)
  await store.write(tx => tx.remove(ns, encode({ _id: 1, a: 1 })))
  await store.write(tx =>
    tx.replace(ns, encode({ _id: 2, a: 2 }), encode({ _id: 2, a: -5 }), {
      operation: 'replace',
    }),
  )

  assert.equal(pull(), 3)
})

test('a reader beside the store sees what is committed', async t => {
  const folder = temporaryFolder(t)
  const store = await openStore(folder, quiet)
  t.after(() => store.close())
  const reader = openReader(folder)
  assert.equal(reader.collection(ns), undefined)

  await store.createIndexes(ns, index({ a: 1 }))
  await store.write(tx => tx.insert(ns, encode({ _id: 1, a: 5 })))

  assert.equal(reader.count(ns), 1)
  const plan = reader.explain(ns, { filter: { a: 5 } })
  assert.equal(plan.nReturned, 1)
  assert.equal((plan.winningPlan.inputStage as Document).indexName, 'a_1')
})

test('ids and keys of any length keep documents apart', async t => {
  const store = await temporaryStore(t)
  const long = 'x'.repeat(5000)
  await store.createIndexes(ns, index({ a: 1 }, { unique: true }))
  await store.write(tx => {
    tx.insert(ns, encode({ _id: `${long}1`, a: `${long}1` }))
    tx.insert(ns, encode({ _id: `${long}2`, a: `${long}2` }))
  })

  assert.ok(store.get(ns, `${long}2`))
  const { nReturned } = store.explain(ns, { filter: { a: `${long}2` } })
  assert.equal(nReturned, 1)
  const again = store.write(tx =>
    tx.insert(ns, encode({ _id: 3, a: `${long}2` })),
  )
  await assert.rejects(again, { codeName: 'DuplicateKey' })
})
