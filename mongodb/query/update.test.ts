import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Double, Long, Timestamp } from 'bson'
import type { Document } from '../values/value.ts'
import { compileUpdate, seedFromFilter } from './update.ts'

type Case = [
  update: object,
  before: object,
  after: object,
  options?: { filter?: object; arrayFilters?: object[] },
]

const now = new Date('2024-05-01T00:00:00Z')

function update(
  [spec, before, , options = {}]:
    | Case
    | [object, object, unknown?, Case[3]?],
  isInsert = false,
) {
  const arrayFilters = options.arrayFilters as Document[] | undefined
  const updater = compileUpdate(spec as Document, {
    arrayFilters,
    scope: { now },
  })
  const filter = (options.filter ?? {}) as Document
  return updater.apply(before as Document, { isInsert, filter })
}

/** Each title names the page of MongoDB's manual that the expectations come from. */
const pages: Record<string, Case[]> = {
  '$set, $unset, $rename, $currentDate': [
    [{ $set: { a: 1, 'b.c': 2 } }, {}, { a: 1, b: { c: 2 } }],
    [{ $set: { b: 1, a: 2 } }, { _id: 1 }, { _id: 1, a: 2, b: 1 }],
    [{ $set: { 'a.1': 'x' } }, { a: [1, 2] }, { a: [1, 'x'] }],
    [{ $set: { 'a.3': 'x' } }, { a: [1] }, { a: [1, null, null, 'x'] }],
    [{ $set: { 'a.0': 'x' } }, {}, { a: { 0: 'x' } }],
    [
      { $unset: { a: '', 'b.c': '' } },
      { a: 1, b: { c: 1, d: 2 } },
      { b: { d: 2 } },
    ],
    [{ $unset: { 'a.0': '' } }, { a: [1, 2] }, { a: [null, 2] }],
    [{ $unset: { 'x.y': '' } }, { a: 1 }, { a: 1 }],
    [{ $rename: { a: 'b.c' } }, { a: 1 }, { b: { c: 1 } }],
    [{ $rename: { none: 'b' } }, { a: 1 }, { a: 1 }],
    [{ $currentDate: { a: true } }, {}, { a: now }],
    [
      { $currentDate: { a: { $type: 'timestamp' } } },
      {},
      { a: new Timestamp({ t: now.getTime() / 1000, i: 1 }) },
    ],
    [{ $setOnInsert: { a: 1 } }, { b: 1 }, { b: 1 }],
  ],
  '$inc, $mul, $min, $max, $bit': [
    [{ $inc: { a: 2 } }, { a: 1 }, { a: 3 }],
    [
      { $inc: { a: 1 } },
      { a: 2147483647 },
      { a: Long.fromNumber(2147483648) },
    ],
    [{ $inc: { a: 0.5 } }, { a: 1 }, { a: 1.5 }],
    [{ $inc: { a: new Double(1) } }, { a: 1 }, { a: new Double(2) }],
    [{ $inc: { 'a.b': 1 } }, {}, { a: { b: 1 } }],
    [{ $mul: { a: 3 } }, { a: 4 }, { a: 12 }],
    [{ $mul: { a: Long.fromNumber(3) } }, {}, { a: Long.ZERO }],
    [{ $min: { a: 5 } }, { a: 9 }, { a: 5 }],
    [{ $max: { a: 5 } }, { a: 9 }, { a: 9 }],
    [{ $max: { a: 5 } }, {}, { a: 5 }],
    [{ $bit: { a: { and: 10 } } }, { a: 13 }, { a: 8 }],
    [
      { $bit: { a: { xor: Long.fromNumber(5) } } },
      { a: 1 },
      { a: Long.fromNumber(4) },
    ],
  ],
  '$push, $addToSet, $pop, $pull, $pullAll': [
    [{ $push: { a: 3 } }, { a: [1] }, { a: [1, 3] }],
    [{ $push: { a: [2, 3] } }, {}, { a: [[2, 3]] }],
    [
      { $push: { a: { $each: [5, 1], $sort: -1, $slice: 2 } } },
      { a: [3] },
      { a: [5, 3] },
    ],
    [
      { $push: { a: { $each: ['x'], $position: 0 } } },
      { a: [1] },
      { a: ['x', 1] },
    ],
    [
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 }, $slice: -2 } } },
      { a: [{ n: 3 }, { n: 2 }] },
      { a: [{ n: 2 }, { n: 3 }] },
    ],
    [
      { $addToSet: { a: 1 } },
      { a: [new Double(1)] },
      { a: [new Double(1)] },
    ],
    [{ $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1] }, { a: [1, 2] }],
    [{ $pop: { a: 1 } }, { a: [1, 2] }, { a: [1] }],
    [{ $pop: { a: -1 } }, { a: [1, 2] }, { a: [2] }],
    [{ $pull: { a: 1 } }, { a: [1, 2, 1] }, { a: [2] }],
    [{ $pull: { a: { $gte: 2 } } }, { a: [1, 2, 3] }, { a: [1] }],
    [
      { $pull: { a: { b: 1 } } },
      { a: [{ b: 1, c: 2 }, { b: 2 }] },
      { a: [{ b: 2 }] },
    ],
    [{ $pullAll: { a: [1, 3] } }, { a: [1, 2, 3] }, { a: [2] }],
  ],
  '$ (update), $[], $[<identifier>]': [
    [
      { $set: { 'a.$': 9 } },
      { a: [1, 5, 7] },
      { a: [1, 9, 7] },
      { filter: { a: { $gt: 4 } } },
    ],
    [
      { $inc: { 'a.$.n': 1 } },
      {
        a: [
          { k: 'x', n: 1 },
          { k: 'y', n: 1 },
        ],
      },
      {
        a: [
          { k: 'x', n: 1 },
          { k: 'y', n: 2 },
        ],
      },
      { filter: { 'a.k': 'y' } },
    ],
    [
      { $set: { 'a.$.n': 0 } },
      {
        a: [
          { n: 1, m: 5 },
          { n: 9, m: 9 },
        ],
      },
      {
        a: [
          { n: 1, m: 5 },
          { n: 0, m: 9 },
        ],
      },
      { filter: { a: { $elemMatch: { n: 9, m: 9 } } } },
    ],
    [{ $inc: { 'a.$[]': 1 } }, { a: [1, 2] }, { a: [2, 3] }],
    [
      { $set: { 'a.$[x].n': 0 } },
      { a: [{ n: 1 }, { n: 5 }] },
      { a: [{ n: 1 }, { n: 0 }] },
      { arrayFilters: [{ 'x.n': { $gt: 3 } }] },
    ],
  ],
  'Replace Documents; Updates with Aggregation Pipeline': [
    [{ b: 2 }, { _id: 1, a: 1 }, { _id: 1, b: 2 }],
    [
      [{ $set: { total: { $add: ['$a', 1] } } }, { $unset: 'a' }],
      { _id: 1, a: 1 },
      { _id: 1, total: 2 },
    ],
    [[{ $replaceWith: { b: '$a' } }], { _id: 1, a: 1 }, { _id: 1, b: 1 }],
  ],
}

for (const [page, cases] of Object.entries(pages)) {
  test(`updates work as the manual says: ${page}`, () => {
    for (const each of cases) {
      const [spec, before, after] = each
      const copy = structuredClone(Object.keys(before))
      const title = JSON.stringify(spec)
      assert.deepEqual(update(each).doc, after, title)
      assert.deepEqual(Object.keys(before), copy, title)
    }
  })
}

test('the order of new fields is that of their names', () => {
  const { doc } = update([{ $set: { b: 1, a10: 1, a9: 1 } }, { _id: 1 }])

  assert.deepEqual(Object.keys(doc), ['_id', 'a10', 'a9', 'b'])
})

test('an update that changes nothing says so; another type of the same number is a change', () => {
  assert.equal(update([{ $set: { a: 1 } }, { a: 1 }]).changed, false)
  assert.equal(
    update([{ $set: { a: { b: [] } } }, { a: { b: [] } }]).changed,
    false,
  )
  assert.equal(
    update([{ $set: { a: new Double(1) } }, { a: 1 }]).changed,
    true,
  )
  assert.equal(update([{ $unset: { b: 1 } }, { a: 1 }]).changed, false)
})

test('the description names what was updated and what was removed (manual: "update Event")', () => {
  const before = { _id: 1, a: { b: 1, c: 2 }, tags: ['x'], gone: 1 }
  const spec = {
    $set: { 'a.b': 5, n: 1 },
    $push: { tags: 'y' },
    $unset: { gone: '' },
  }

  assert.deepEqual(update([spec, before]).updateDescription, {
    updatedFields: { 'a.b': 5, n: 1, 'tags.1': 'y' },
    removedFields: ['gone'],
    truncatedArrays: [],
  })
  assert.deepEqual(before.tags, ['x'])
})

test('what an operator set as a whole is described as a whole', () => {
  const before = { a: { b: 1, c: { d: 1 } }, list: [{ n: 1 }, { n: 2 }] }
  const fields = (spec: object) =>
    update([spec, before]).updateDescription?.updatedFields

  assert.deepEqual(fields({ $set: { a: { b: 2 } } }), { a: { b: 2 } })
  assert.deepEqual(fields({ $set: { 'a.c': { d: 2 } } }), {
    'a.c': { d: 2 },
  })
  assert.deepEqual(fields({ $set: { 'list.$[]': { n: 1 } } }), {
    'list.1': { n: 1 },
  })
  assert.deepEqual(fields({ $set: { 'x.y': 1 } }), { x: { y: 1 } })
  assert.deepEqual(fields({ $pop: { list: 1 } }), { list: [{ n: 1 }] })
})

test('an upsert starts from the equalities of its filter', () => {
  const filter = {
    a: 1,
    'b.c': { $eq: 2 },
    $and: [{ d: { $in: [3] } }, { e: { $gt: 9 } }],
    f: { $in: [1, 2] },
  }
  const seed = seedFromFilter(filter)

  assert.deepEqual(seed, { a: 1, b: { c: 2 }, d: 3 })
  const spec = { $setOnInsert: { s: 1 }, $set: { _id: 7 } }
  assert.deepEqual(update([spec, seed], true).doc, {
    _id: 7,
    ...seed,
    s: 1,
  })
  assert.throws(() => seedFromFilter({ a: 1, $and: [{ a: 2 }] }), {
    code: 54,
  })
})
