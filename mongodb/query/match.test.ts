import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
} from 'bson'
import type { Document } from '../values/value.ts'
import { pathsOf } from './filter-paths.ts'
import { compileFilter, splitText } from './match.ts'

type Case = [filter: object, matching: object[], others: object[]]

/** Each title names the page of MongoDB's manual that the expectations come from. */
const pages: Record<string, Case[]> = {
  '$eq, $ne, $in, $nin': [
    [
      { a: 5 },
      [{ a: 5 }, { a: new Double(5) }, { a: [1, 5] }],
      [{ a: '5' }],
    ],
    [{ a: Long.fromNumber(5) }, [{ a: 5 }, { a: decimal('5') }], [{}]],
    [{ a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }]],
    [
      { a: { x: 1, y: 2 } },
      [{ a: { x: 1, y: 2 } }],
      [{ a: { y: 2, x: 1 } }],
    ],
    [
      { a: { $ne: 5 } },
      [{}, { a: 4 }, { a: [4] }],
      [{ a: 5 }, { a: [4, 5] }],
    ],
    [{ a: { $in: [1, null] } }, [{}, { a: null }, { a: [1] }], [{ a: 2 }]],
    [{ a: { $in: [regex('^x')] } }, [{ a: 'xy' }], [{ a: 'yx' }, { a: 1 }]],
    [{ a: { $nin: [1, 2] } }, [{}, { a: 3 }], [{ a: 1 }, { a: [3, 2] }]],
    [
      { a: { $in: [...Array(20).keys(), 'x'] } },
      [{ a: 7 }, { a: Long.fromNumber(7) }, { a: 'x' }, { a: [99, 3] }],
      [{ a: 20 }, {}, { a: 7.5 }],
    ],
  ],
  'Comparison/Sort Order (type bracketing)': [
    [
      { a: { $gt: 5 } },
      [{ a: 6 }, { a: [1, 9] }],
      [{ a: '6' }, { a: null }],
    ],
    [{ a: { $lt: 'b' } }, [{ a: 'a' }, { a: '' }], [{ a: 1 }, {}]],
    [{ a: { $gte: null } }, [{ a: null }, {}], [{ a: 0 }]],
    [{ a: { $lt: 5 } }, [{ a: -1 }], [{ a: Number.NaN }, { a: null }]],
    [{ a: { $lte: Number.NaN } }, [{ a: Number.NaN }], [{ a: 1 }]],
    [{ a: { $gt: new MinKey() } }, [{ a: 1 }, { a: null }, {}], []],
    [{ a: { $lt: new MaxKey() } }, [{ a: 'z' }], [{ a: new MaxKey() }]],
    [{ a: { $gt: 1, $lt: 3 } }, [{ a: 2 }, { a: [0, 9] }], [{ a: 3 }]],
    [{ a: { $gt: new Date(5) } }, [{ a: new Date(6) }], [{ a: 6 }]],
    [{ a: { $gt: [1, 2] } }, [{ a: [1, 3] }, { a: [2] }], [{ a: [1] }]],
  ],
  'Query for Null or Missing Fields': [
    [{ a: null }, [{ a: null }, {}, { a: [null] }], [{ a: 0 }, { a: [] }]],
    [
      { 'a.b': null },
      [{ a: 5 }, {}, { a: [{}] }],
      [{ a: { b: 1 } }, { a: [] }],
    ],
    [{ a: { $exists: true } }, [{ a: null }, { a: undefined }], [{}]],
    [
      { 'a.b': { $exists: false } },
      [{ a: [] }, { a: 1 }],
      [{ a: [{ b: 1 }] }],
    ],
    [{ a: { $type: 'null' } }, [{ a: null }], [{}, { a: undefined }]],
  ],
  'Query an Array of Embedded Documents': [
    [
      { 'a.b': 5 },
      [{ a: [{ b: 5 }] }, { a: { b: [5] } }],
      [{ a: [[{ b: 5 }]] }],
    ],
    [{ 'a.0': 5 }, [{ a: [5] }, { a: { 0: 5 } }], [{ a: [4, 5] }]],
    [{ 'a.0.b': 1 }, [{ a: [{ b: 1 }] }], [{ a: [{}, { b: 1 }] }]],
    [
      { a: { $elemMatch: { b: 1, c: 2 } } },
      [{ a: [{ b: 1, c: 2 }] }],
      [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }],
    ],
    [
      { a: { $elemMatch: { $gt: 1, $lt: 3 } } },
      [{ a: [2] }],
      [{ a: [0, 4] }],
    ],
    [{ a: { $all: ['x', 'y'] } }, [{ a: ['y', 'x'] }], [{ a: ['x'] }]],
    [{ a: { $all: [] } }, [], [{ a: [] }]],
    [
      { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
      [{ a: [{ b: 1 }, { b: 2 }] }],
      [{ a: [{ b: 1 }] }],
    ],
    [{ a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 2 }]],
  ],
  '$and, $or, $nor, $not': [
    [{ $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{}]],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, [{ a: 3 }], [{ b: 2 }]],
    [{ $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
    [{ a: { $not: { $gt: 5 } } }, [{ a: 5 }, {}, { a: 'x' }], [{ a: 6 }]],
    [{ a: { $not: regex('^x') } }, [{ a: 'y' }, {}], [{ a: 'x' }]],
  ],
  '$type, $mod, $bitsAllSet and its kin': [
    [{ a: { $type: 'number' } }, [{ a: 1 }, { a: Long.ONE }], [{ a: '1' }]],
    [{ a: { $type: 'int' } }, [{ a: 1 }, { a: ['x', 2] }], [{ a: 1.5 }]],
    [{ a: { $type: ['double', 2] } }, [{ a: 1.5 }, { a: '' }], [{ a: 1 }]],
    [{ a: { $type: 'array' } }, [{ a: [] }, { a: [1] }], [{ a: 1 }]],
    [
      { a: { $mod: [4, 1] } },
      [{ a: 5 }, { a: 9.7 }],
      [{ a: 4 }, { a: -3 }],
    ],
    [{ a: { $mod: [-4, -1] } }, [{ a: -5 }], [{ a: 5 }]],
    [{ a: { $bitsAllSet: [1, 5] } }, [{ a: 54 }], [{ a: 20 }, { a: 2.5 }]],
    [{ a: { $bitsAllClear: 1 } }, [{ a: 54 }], [{ a: 55 }]],
    [
      { a: { $bitsAnySet: new Binary(Buffer.of(3)) } },
      [{ a: 2 }],
      [{ a: 4 }],
    ],
    [{ a: { $bitsAnyClear: [200] } }, [{ a: 1 }], [{ a: -1 }]],
  ],
  $regex: [
    [
      { a: regex('^B', 'i') },
      [{ a: 'bar' }, { a: ['x', 'BA'] }],
      [{ a: 'x' }],
    ],
    [
      { a: { $regex: 'a.c', $options: 's' } },
      [{ a: 'a\nc' }],
      [{ a: 'ac' }],
    ],
    [{ a: { $regex: 'a.c' } }, [{ a: 'abc' }], [{ a: 'a\nc' }]],
    [
      { a: { $regex: '^b$', $options: 'm' } },
      [{ a: 'a\nb\nc' }],
      [{ a: 'ab' }],
    ],
    [
      { a: { $regex: 'a b # x', $options: 'x' } },
      [{ a: 'ab' }],
      [{ a: 'a b' }],
    ],
    [{ a: { $regex: '(?i)AB' } }, [{ a: 'xab' }], [{ a: 'b' }]],
    [{ a: { $regex: '\\Aab\\z' } }, [{ a: 'ab' }], [{ a: 'ab\n' }]],
    [
      { a: { $regex: 'b$' } },
      [{ a: 'ab' }, { a: 'ab\n' }],
      [{ a: 'b\nc' }],
    ],
    [{ a: { $regex: '[[:digit:]]\\-x' } }, [{ a: '7-x' }], [{ a: 'x-x' }]],
  ],
  '$expr, $comment': [
    [{ $expr: { $gt: ['$a', '$b'] } }, [{ a: 2, b: 1 }], [{ a: 1, b: 2 }]],
    [{ $comment: 'why', a: 1 }, [{ a: 1 }], [{ a: 2 }]],
  ],
}

for (const [page, cases] of Object.entries(pages)) {
  test(`filters match as the manual says: ${page}`, () => {
    for (const [filter, matching, others] of cases) {
      const matches = compileFilter(filter as Document)
      for (const doc of matching) {
        assert.equal(matches(doc as Document), true, show(filter, doc))
      }
      for (const doc of others) {
        assert.equal(matches(doc as Document), false, show(filter, doc))
      }
    }
  })
}

test('$text is taken out of the filter, also from $and', () => {
  const $text = { $search: 'x' }

  assert.deepEqual(splitText({ $text, a: 1 }), {
    text: $text,
    rest: { a: 1 },
  })
  assert.deepEqual(splitText({ $and: [{ $text }, { a: 1 }] }), {
    text: $text,
    rest: { $and: [{}, { a: 1 }] },
  })
  assert.deepEqual(splitText({ a: 1 }), { rest: { a: 1 } })
})

test('the fields that a filter reads are known', () => {
  const filter = {
    'a.b': 1,
    $or: [{ c: 1 }, { $expr: { $gt: ['$d.e', '$$NOW'] } }],
  }

  assert.deepEqual(pathsOf(filter), new Set(['a', 'c', 'd']))
  assert.equal(pathsOf({ $expr: { $eq: ['$$ROOT', 1] } }), undefined)
})

function regex(pattern: string, options?: string) {
  return new BSONRegExp(pattern, options)
}

function decimal(text: string) {
  return Decimal128.fromString(text)
}

function show(filter: object, doc: object) {
  return `${JSON.stringify(filter)} on ${JSON.stringify(doc)}`
}
