// biome-ignore-all lint/suspicious/noThenProperty: MongoDB names a branch so
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Long } from 'bson'
import {
  answersAsTheManualSays,
  type Case,
  D,
  dec,
  L,
} from '../test/expression-cases.ts'
import { missing } from '../values/path.ts'
import type { Value } from '../values/value.ts'
import { compileExpression } from './expression.ts'

/** Each title names the page of MongoDB's manual that the expectations come from. */
const pages: Record<string, Case[]> = {
  'Arithmetic Expression Operators': [
    [{ $add: [1, 2] }, 3],
    [{ $add: [2147483647, 1] }, L(2147483648)],
    [{ $add: [1, D(2)] }, D(3)],
    [{ $add: [1, 0.5] }, 1.5],
    [{ $add: [L(1), 2] }, L(3)],
    [{ $add: [dec('0.1'), dec('0.2')] }, dec('0.3')],
    [{ $add: [1, null] }, null],
    [{ $add: [new Date(5), 5] }, new Date(10)],
    [{ $add: [Long.MAX_VALUE, 1] }, D(2 ** 63)],
    [{ $subtract: ['$downs', '$ups'] }, -7, { downs: 3, ups: 10 }],
    [{ $subtract: [new Date(9), new Date(4)] }, L(5)],
    [{ $subtract: [new Date(9), 4] }, new Date(5)],
    [{ $multiply: [3, 4] }, 12],
    [{ $multiply: [100000, 100000] }, L(10000000000)],
    [{ $divide: [10, 4] }, 2.5],
    [{ $divide: [10, 5] }, D(2)],
    [
      { $divide: [dec('1'), 3] },
      dec('0.3333333333333333333333333333333333'),
    ],
    [{ $mod: [-7, 3] }, -1],
    [{ $mod: [7.5, 2] }, 1.5],
    [{ $abs: -5 }, 5],
    [{ $ceil: 7.2 }, D(8)],
    [{ $floor: -2.8 }, D(-3)],
    [{ $floor: 5 }, 5],
    [{ $round: [10.5] }, D(10)],
    [{ $round: [11.5, 0] }, D(12)],
    [{ $round: [19.25, 1] }, 19.2],
    [{ $round: [28.73, -1] }, D(30)],
    [{ $trunc: [-7.85, 1] }, -7.8],
    [{ $round: [25, -1] }, 20],
    [{ $pow: [2, 10] }, 1024],
    [{ $pow: [2, 0.5] }, Math.SQRT2],
    [{ $sqrt: 25 }, D(5)],
    [{ $log: [100, 10] }, D(2)],
    [{ $sum: ['$a', 4] }, 4, { a: [1, 2] }],
    [{ $sum: '$a' }, 3, { a: [1, 2, 'x'] }],
    [{ $avg: [1, 2] }, 1.5],
    [{ $max: [1, '2', null] }, '2'],
  ],
  'Comparison Expression Operators': [
    [{ $gt: ['$a', 5] }, true, { a: 'text' }],
    [{ $eq: ['$a', 5] }, false, { a: [5] }],
    [{ $lt: ['$none', null] }, true],
    [{ $cmp: [1, D(1)] }, 0],
    [{ $ne: [dec('1.0'), 1] }, false],
  ],
  'Conditional and Boolean Operators': [
    [{ $cond: [{ $gt: [2, 1] }, 'y', 'n'] }, 'y'],
    [{ $cond: { if: '$a', then: 1, else: 2 } }, 2, { a: D(0) }],
    [{ $ifNull: ['$a', '$b', 'z'] }, 'z', { a: null }],
    [
      { $switch: { branches: [{ case: false, then: 1 }], default: 'd' } },
      'd',
    ],
    [{ $and: [1, 'x', []] }, true],
    [{ $or: [0, null, '$none'] }, false],
    [{ $not: [''] }, false],
  ],
  'Array Expression Operators': [
    [{ $size: '$a' }, 2, { a: [1, 2] }],
    [{ $in: [D(2), '$a'] }, true, { a: [1, 2] }],
    [{ $arrayElemAt: ['$a', -1] }, 2, { a: [1, 2] }],
    [{ $arrayElemAt: ['$a', 9] }, missing, { a: [1, 2] }],
    [{ $first: '$a' }, 1, { a: [1, 2] }],
    [{ $concatArrays: [[1], ['$b']] }, [1, null]],
    [{ $slice: [[1, 2, 3], -2] }, [2, 3]],
    [{ $slice: [[1, 2, 3], 1, 1] }, [2]],
    [{ $range: [0, 10, 4] }, [0, 4, 8]],
    [{ $reverseArray: [[1, 2]] }, [2, 1]],
    [{ $indexOfArray: [['a', 'b'], 'b'] }, 1],
    [
      { $filter: { input: '$a', as: 'x', cond: { $gt: ['$$x', 1] } } },
      [2, 3],
      { a: [1, 2, 3] },
    ],
    [
      { $map: { input: '$a', in: { $add: ['$$this', 1] } } },
      [2],
      { a: [1] },
    ],
    [
      {
        $reduce: {
          input: ['a', 'b'],
          initialValue: '',
          in: { $concat: ['$$value', '$$this'] },
        },
      },
      'ab',
    ],
    [
      { $sortArray: { input: [3, 1, 'x', null], sortBy: 1 } },
      [null, 1, 3, 'x'],
    ],
    [{ $zip: { inputs: [[1, 2], ['a']] } }, [[1, 'a']]],
    [{ $arrayToObject: [[['a', 1]]] }, { a: 1 }],
    [{ $objectToArray: { a: 1 } }, [{ k: 'a', v: 1 }]],
    [{ $maxN: { input: [1, 5, 3], n: 2 } }, [5, 3]],
    ['$a.b', [1, 2], { a: [{ b: 1 }, { b: 2 }, {}, 5] }],
    [
      {
        $setUnion: [
          [1, 2],
          [D(1), 3],
        ],
      },
      [1, 2, 3],
    ],
    [{ $setIsSubset: [[D(1)], [1, 2]] }, true],
  ],
}

answersAsTheManualSays(pages)

test('an invalid expression is refused with MongoDB’s code', () => {
  const wrong: [unknown, number, object?][] = [
    [{ $foo: 1 }, 168],
    [{ $function: {} }, 168],
    [{ $accumulator: {} }, 168],
    [{ $add: ['x'] }, 14],
    [{ $subtract: [1] }, 16020],
    [{ $subtract: ['x', 1] }, 14],
    [{ $divide: [1, 0] }, 2],
    [{ $mod: [1, 0] }, 16610],
    [{ $add: 1, $sum: 2 }, 15983],
    ['$$nope', 17276],
    [{ $size: 5 }, 17124],
    [{ $in: [1, 2] }, 40081],
    [{ $toInt: 'x' }, 241],
    [{ $concat: [1] }, 16702],
    [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
    ['$a.$b', 16410],
    [{ $sqrt: -1 }, 28714],
  ]

  for (const [expression, code] of wrong) {
    assert.throws(
      () => compileExpression(expression as Value)({}),
      { code },
      JSON.stringify(expression),
    )
  }
})
