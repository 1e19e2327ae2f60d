// biome-ignore-all lint/suspicious/noThenProperty: MongoDB names a branch so
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BSONRegExp, Decimal128, Double, Long, ObjectId } from 'bson'
import { missing } from '../values/path.ts'
import type { Document, Value } from '../values/value.ts'
import { compileExpression } from './expression.ts'

type Case = [expression: unknown, expected: unknown, doc?: object]

const D = (value: number) => new Double(value)
const L = (value: number) => Long.fromNumber(value)
const dec = (text: string) => Decimal128.fromString(text)
const when = new Date('2024-02-29T23:30:15.250Z')

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
  'String Expression Operators': [
    [{ $concat: ['a', 'b'] }, 'ab'],
    [{ $concat: ['a', null] }, null],
    [{ $toUpper: 'aé' }, 'Aé'],
    [{ $split: ['a-b', '-'] }, ['a', 'b']],
    [{ $substrCP: ['😀bc', 1, 1] }, 'b'],
    [{ $substrBytes: ['éb', 2, 1] }, 'b'],
    [{ $strLenCP: '😀' }, 1],
    [{ $strLenBytes: 'é' }, 2],
    [{ $trim: { input: '  x ' } }, 'x'],
    [{ $ltrim: { input: 'xxa', chars: 'x' } }, 'a'],
    [
      {
        $replaceAll: {
          input: 'a.a',
          find: 'a',
          replacement: { $literal: '$&' },
        },
      },
      '$&.$&',
    ],
    [{ $indexOfCP: ['abc', 'c'] }, 2],
    [
      { $regexMatch: { input: 'Abc', regex: new BSONRegExp('^a', 'i') } },
      true,
    ],
    [
      { $regexFind: { input: 'é-b', regex: '(b)' } },
      { match: 'b', idx: 2, captures: ['b'] },
    ],
    [{ $strcasecmp: ['Ab', 'aB'] }, 0],
  ],
  'Type Expression Operators': [
    [{ $type: '$none' }, 'missing'],
    [{ $type: L(1) }, 'long'],
    [{ $toInt: '42' }, 42],
    [{ $toLong: 2.9 }, L(2)],
    [{ $toDouble: '2' }, D(2)],
    [{ $toDecimal: 2 }, dec('2')],
    [{ $toString: D(2) }, '2'],
    [{ $toString: new Date(0) }, '1970-01-01T00:00:00.000Z'],
    [{ $toBool: 'false' }, true],
    [{ $toDate: '2018-03-20T11:00:06Z' }, new Date('2018-03-20T11:00:06Z')],
    [{ $toObjectId: 'a'.repeat(24) }, new ObjectId('a'.repeat(24))],
    [{ $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad'],
    [{ $convert: { input: null, to: 'int', onNull: 0 } }, 0],
    [{ $isNumber: D(1) }, true],
  ],
  'Date Expression Operators': [
    [{ $year: when }, 2024],
    [{ $hour: { date: when, timezone: '+02:00' } }, 1],
    [{ $dayOfMonth: { date: when, timezone: 'Europe/Berlin' } }, 1],
    [{ $dayOfWeek: when }, 5],
    [{ $dayOfYear: when }, 60],
    [{ $isoWeek: new Date('2021-01-03') }, 53],
    [{ $week: new Date('2016-01-04') }, 1],
    [
      {
        $dateToString: {
          date: when,
          format: '%Y-%m-%d %H:%M:%S.%L %j %u %V',
        },
      },
      '2024-02-29 23:30:15.250 060 4 09',
    ],
    [{ $dateToString: { date: when } }, '2024-02-29T23:30:15.250Z'],
    [
      {
        $dateToString: {
          date: when,
          format: '%H%z',
          timezone: 'America/New_York',
        },
      },
      '18-0500',
    ],
    [
      { $dateFromString: { dateString: '2017-02-08T12:10:40.787Z' } },
      new Date('2017-02-08T12:10:40.787Z'),
    ],
    [
      {
        $dateAdd: {
          startDate: new Date('2024-01-31'),
          unit: 'month',
          amount: 1,
        },
      },
      new Date('2024-02-29'),
    ],
    [
      {
        $dateDiff: {
          startDate: new Date(900),
          endDate: new Date(1100),
          unit: 'second',
        },
      },
      L(1),
    ],
    [
      {
        $dateDiff: {
          startDate: when,
          endDate: new Date('2025-01-01'),
          unit: 'year',
        },
      },
      L(1),
    ],
    [
      {
        $dateDiff: {
          startDate: new Date('2024-03-02'),
          endDate: new Date('2024-03-03'),
          unit: 'week',
        },
      },
      L(1),
    ],
    [{ $dateTrunc: { date: when, unit: 'month' } }, new Date('2024-02-01')],
    [{ $dateTrunc: { date: when, unit: 'week' } }, new Date('2024-02-25')],
    [
      {
        $dateTrunc: {
          date: new Date('2021-03-20T11:30:05Z'),
          unit: 'hour',
          binSize: 2,
        },
      },
      new Date('2021-03-20T10:00:00Z'),
    ],
    [{ $year: null }, null],
  ],
  'Object and Variable Operators': [
    [{ $mergeObjects: [{ a: 1 }, null, { b: 2 }] }, { a: 1, b: 2 }],
    [{ $getField: 'a.b' }, 5, { 'a.b': 5 }],
    [{ $setField: { field: 'x', input: {}, value: 1 } }, { x: 1 }],
    [
      { $let: { vars: { x: 2 }, in: { $add: ['$$x', '$a'] } } },
      3,
      { a: 1 },
    ],
    [{ $literal: '$a' }, '$a', { a: 1 }],
    ['$$ROOT', { a: 1 }, { a: 1 }],
    ['$$REMOVE', missing],
    [{ a: '$none', b: { $add: [1, 1] } }, { b: 2 }],
    ['$$limit', 7],
    ['$constructor', missing],
    [{ $sin: 0 }, D(0)],
    [{ $bitXor: [6, L(3)] }, L(5)],
  ],
}

for (const [page, cases] of Object.entries(pages)) {
  test(`expressions answer as the manual says: ${page}`, () => {
    for (const [expression, expected, doc = {}] of cases) {
      const scope = { let: { limit: 7 } }
      const evaluate = compileExpression(expression as Value, scope)
      const title = JSON.stringify(expression)
      assert.deepEqual(evaluate(doc as Document), expected, title)
    }
  })
}

test('a wrong expression is refused with the code of MongoDB', () => {
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
