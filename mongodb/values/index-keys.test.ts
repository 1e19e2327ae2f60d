import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexEntries } from './index-keys.ts'
import { missing, valuesAt } from './path.ts'

test('an index has an entry per item of an array (manual: "Multikey Indexes")', () => {
  const doc = { a: [{ b: 1, c: 2 }, { b: 3 }], tag: 'x' }

  assert.deepEqual(indexEntries(doc, ['a.b', 'a.c', 'tag']), {
    entries: [
      [1, 2, 'x'],
      [3, null, 'x'],
    ],
    multikey: true,
  })
})

test('a missing field is indexed as null, an empty array as undefined', () => {
  assert.deepEqual(indexEntries({}, ['a']).entries, [[null]])
  assert.deepEqual(indexEntries({ a: [] }, ['a']).entries, [[undefined]])
  assert.deepEqual(indexEntries({ a: [] }, ['a.b']).entries, [[null]])
  assert.deepEqual(indexEntries({ a: [1] }, ['a.b']).entries, [[null]])
  assert.deepEqual(indexEntries({ a: [[1, 2]] }, ['a']).entries, [[[1, 2]]])
  assert.deepEqual(indexEntries({ a: [5, 6] }, ['a.1']).entries, [[6]])
})

test('a sparse index leaves out a document without its fields', () => {
  const sparse = { sparse: true }

  assert.deepEqual(indexEntries({ x: 1 }, ['a', 'b'], sparse).entries, [])
  assert.deepEqual(indexEntries({ b: 1 }, ['a', 'b'], sparse).entries, [
    [null, 1],
  ])
})

test('parallel arrays cannot be indexed', () => {
  assert.throws(() => indexEntries({ a: [1], b: [2] }, ['a', 'b']), {
    code: 171,
    message: 'cannot index parallel arrays',
  })
})

test('a path reaches items, arrays and places (manual: "Query an Array")', () => {
  assert.deepEqual(valuesAt({ a: [1, 2] }, 'a'), [1, 2, [1, 2]])
  assert.deepEqual(valuesAt({ a: [{ b: 1 }, 5, {}] }, 'a.b'), [1, missing])
  assert.deepEqual(valuesAt({ a: [{ b: 1 }, 7] }, 'a.1'), [missing, 7])
  assert.deepEqual(valuesAt({ a: 5 }, 'a.b'), [missing])
  assert.deepEqual(valuesAt({}, 'constructor'), [missing])
})
