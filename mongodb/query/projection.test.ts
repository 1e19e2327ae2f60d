import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Double } from 'bson'
import type { Document } from '../values/value.ts'
import { compileProjection, wantedOf } from './projection.ts'
import { compileSort } from './sort.ts'

type Case = [spec: object, doc: object, expected: object, filter?: object]

const cases: Case[] = [
  [{ a: 1 }, { _id: 1, a: 2, b: 3 }, { _id: 1, a: 2 }],
  [{ a: true, _id: 0 }, { _id: 1, a: 2, b: 3 }, { a: 2 }],
  [{ a: 0 }, { _id: 1, a: 2, b: 3 }, { _id: 1, b: 3 }],
  [{ _id: 0 }, { _id: 1, a: 2 }, { a: 2 }],
  [{ _id: new Double(1) }, { _id: 1, a: 2 }, { _id: 1 }],
  [{ 'a.b': 1 }, { a: { b: 1, c: 2 } }, { a: { b: 1 } }],
  [{ a: { b: 1 } }, { a: [{ b: 1, c: 2 }, 5, {}] }, { a: [{ b: 1 }, {}] }],
  [{ 'a.b': 1 }, { _id: 1, a: 5 }, { _id: 1 }],
  [{ 'a.b': 0 }, { a: [{ b: 1, c: 2 }, 5] }, { a: [{ c: 2 }, 5] }],
  [
    { c: { $add: ['$a', 1] }, a: 1 },
    { a: 1, b: 2 },
    { a: 1, c: 2 },
  ],
  [{ x: 'text', _id: 0 }, { _id: 1, a: 1 }, { x: 'text' }],
  [{ x: '$a.b', _id: 0 }, { a: { b: 5 } }, { x: 5 }],
  [{ a: { $slice: 2 } }, { a: [1, 2, 3], b: 1 }, { a: [1, 2], b: 1 }],
  [{ a: { $slice: [-2, 1] } }, { a: [1, 2, 3] }, { a: [2] }],
  [
    { a: { $slice: 1 }, b: 1 },
    { a: [1, 2], b: 1, c: 1 },
    { a: [1], b: 1 },
  ],
  [
    { a: { $elemMatch: { b: 2 } } },
    { _id: 1, a: [{ b: 1 }, { b: 2 }, { b: 2, c: 1 }], x: 1 },
    { _id: 1, a: [{ b: 2 }] },
  ],
  [{ a: { $elemMatch: { $gt: 9 } } }, { _id: 1, a: [1] }, { _id: 1 }],
  [
    { 'a.$': 1 },
    { _id: 1, a: [1, 5, 9], b: 1 },
    { _id: 1, a: [5] },
    { a: { $gt: 4 } },
  ],
]

test('projections answer as the manual says ("Project Fields to Return from Query")', () => {
  for (const [spec, doc, expected, filter] of cases) {
    const before = JSON.stringify(doc)
    const project = compileProjection(spec as Document)
    const answer = project(doc as Document, { filter: filter as Document })
    assert.deepEqual(answer, expected, JSON.stringify(spec))
    assert.equal(JSON.stringify(doc), before)
  }
})

test('a text score stands beside all fields', () => {
  const project = compileProjection({ score: { $meta: 'textScore' } })

  assert.deepEqual(project({ _id: 1, a: 2 }, { score: 1.5 }), {
    _id: 1,
    a: 2,
    score: 1.5,
  })
})

test('contradictions are refused with the code of MongoDB', () => {
  const wrong: [object, number][] = [
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'a.b': 1, a: 1 }, 31250],
    [{ a: {} }, 51270],
    [{ a: { $foo: 1 } }, 168],
  ]

  for (const [spec, code] of wrong) {
    assert.throws(() => compileProjection(spec as Document), { code })
  }
})

test('the fields that a projection needs are known', () => {
  const spec = { a: 1, x: { $add: ['$b.c', 1] } }

  assert.deepEqual(wantedOf(spec), new Set(['a', 'x', '_id', 'b']))
  assert.equal(wantedOf({ a: 0 }), undefined)
})

test('sorting takes the least item of an array, the greatest when it descends (manual: "cursor.sort()")', () => {
  const docs: Document[] = [
    { _id: 1, a: 5 },
    { _id: 2, a: [1, 9] },
    { _id: 3 },
    { _id: 4, a: 'x' },
    { _id: 5, a: [] },
  ]
  const ids = (spec: Document) =>
    [...docs].sort(compileSort(spec)).map(doc => doc._id)

  assert.deepEqual(ids({ a: 1 }), [5, 3, 2, 1, 4])
  assert.deepEqual(ids({ a: -1 }), [4, 2, 1, 3, 5])
  assert.deepEqual(ids({ none: 1, _id: -1 }), [5, 4, 3, 2, 1])
})

test('sorting by text score puts the best first', () => {
  const order = compileSort({ score: { $meta: 'textScore' }, _id: 1 })

  assert.ok(order({ _id: 1 }, { _id: 2 }, 5, 1) < 0)
  assert.ok(order({ _id: 1 }, { _id: 2 }, 1, 1) < 0)
})

test('an invalid sort is refused', () => {
  assert.throws(() => compileSort({ a: 2 }), { code: 15975 })
  assert.throws(() => compileSort({ a: 'x' }), { code: 15974 })
})
