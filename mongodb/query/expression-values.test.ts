import { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson'
import {
  answersAsTheManualSays,
  type Case,
  D,
  dec,
  L,
} from '../test/expression-cases.ts'
import { missing } from '../values/path.ts'

const when = new Date('2024-02-29T23:30:15.250Z')

/** Each title names the page of MongoDB's manual that the expectations come from. */
const pages: Record<string, Case[]> = {
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
  'Data Size Operators, Timestamp Expression Operators': [
    [{ $binarySize: 'é' }, 2],
    [{ $binarySize: new Binary(Buffer.alloc(5)) }, 5],
    [{ $binarySize: null }, null],
    [{ $bsonSize: '$$ROOT' }, 12, { a: 1 }],
    [{ $bsonSize: '$none' }, null],
    [{ $tsSecond: new Timestamp({ t: 7, i: 3 }) }, L(7)],
    [{ $tsIncrement: new Timestamp({ t: 7, i: 3 }) }, L(3)],
    [{ $tsSecond: null }, null],
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

answersAsTheManualSays(pages)
